import assert from 'node:assert/strict';
import { SEED_QUESTION, messages, openChat, openPage, pills, say, shoot, startBot, startPlayground, step, until } from './clients.mjs';

const bot = await startBot({ settings: ['Bot:ProgressAfterMilliseconds=0'] });
const playground = await startPlayground(bot, 'msteams');
const page = await openPage(playground.url);
const sent = () => messages(playground.toConnector);
const asked = () => playground.toBot.map((call) => call.body).filter((activity) => activity?.type === 'message');

for (const [chat, type, picture] of [['Group Chat', 'groupChat', 'group'], ['General', 'channel', 'channel']]) {
  step(`in "${chat}" the bot greets without buttons, which a channel would not show`, async () => {
    await page.getByText('I have read 1 article').first().waitFor();
    await openChat(page, chat);

    const welcome = await until(() => sent().find((said) => said.conversation.conversationType === type), 'a welcome');
    assert.ok(!welcome.suggestedActions);
  });

  step(`in "${chat}" a question that mentions the bot is answered in one message`, async () => {
    const [before, calls] = [sent().length, playground.toConnector.length];
    const shown = await pills(page).count();
    await say(page, SEED_QUESTION, { mention: true });
    await until(() => sent().length > before, 'an answer');
    await pills(page).nth(shown + 1).waitFor();
    await page.getByText('AI generated').last().waitFor();
    await page.locator('button[aria-label=Like]').last().waitFor();
    await shoot(page, `${picture}-answer`);

    assert.equal(sent().length, before + 1);
    assert.ok(asked().at(-1).text.includes('<at>'));
    assert.ok(playground.toConnector.slice(calls).every((call) => call.status < 300));
    assert.ok(sent().at(-1).text.includes('Ri Sol-ju'));
    assert.ok(!sent().at(-1).suggestedActions);
    assert.equal(await page.getByText('Invalid message').count(), 0);
  });
}
