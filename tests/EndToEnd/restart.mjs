import assert from 'node:assert/strict';
import { SEED_QUESTION, messages, openPage, pills, say, shoot, startBot, startPlayground, step, until } from './clients.mjs';

let bot = await startBot();
const playground = await startPlayground(bot, 'msteams');
const page = await openPage(playground.url);
const sent = () => messages(playground.toConnector);

step('a question is answered before the restart', async () => {
  await page.getByText('I have read 1 article').first().waitFor();
  await say(page, SEED_QUESTION);
  await pills(page).nth(1).waitFor();
});

step('after it the bot says once that it has forgotten, and answers', async () => {
  await bot.stop();
  bot = await startBot({ port: bot.port, home: bot.home });
  await say(page, SEED_QUESTION);
  await pills(page).nth(3).waitFor();
  await page.getByText('I was restarted').first().waitFor();
  await shoot(page, 'restart');
  const before = sent().length;
  await say(page, 'Who won the football World Cup?');
  await until(() => sent().length > before, 'an answer');

  assert.equal(sent().filter((activity) => activity.text.includes('I was restarted')).length, 1);
});
