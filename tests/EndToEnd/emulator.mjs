import assert from 'node:assert/strict';
import { SEED_QUESTION, messages, openPage, pills, say, shoot, startBot, startPlayground, step, until } from './clients.mjs';

const bot = await startBot({ settings: ['Bot:ProgressAfterMilliseconds=0'] });
const playground = await startPlayground(bot, 'emulator');
const page = await openPage(playground.url);
const sent = () => messages(playground.toConnector);

step('the bot greets over the channel "emulator"', async () => {
  await page.getByText('I have read 1 article').first().waitFor();

  assert.equal(playground.toBot.find((call) => call.body?.type === 'conversationUpdate').body.channelId, 'emulator');
});

step('an answer is one message with its citations', async () => {
  const before = sent().length;
  await say(page, SEED_QUESTION);
  await until(() => sent().length > before, 'an answer');
  await pills(page).nth(1).waitFor();
  await page.getByText('AI generated').first().waitFor();
  await shoot(page, 'emulator-answer');

  assert.equal(sent().length, before + 1);
  assert.ok(!playground.toConnector.some((call) => call.body?.entities?.some((entity) => entity.type === 'streaminfo')));
  assert.ok(playground.toConnector.every((call) => call.status < 300));
});
