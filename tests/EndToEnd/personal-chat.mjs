import assert from 'node:assert/strict';
import { SEED_QUESTION, messages, openPage, pills, say, shoot, startBot, startPlayground, step, until } from './clients.mjs';

const bot = await startBot({ settings: ['Bot:ProgressAfterMilliseconds=0'] });
const playground = await startPlayground(bot, 'msteams');
const page = await openPage(playground.url);
const sent = () => messages(playground.toConnector);
let suggested;

step('the bot says once what can be asked', async () => {
  await page.getByText('I have read 1 article').first().waitFor();
  suggested = sent()[0].suggestedActions.actions[0].title;
  await page.getByRole('button', { name: suggested }).waitFor();

  assert.equal(sent().length, 1);
  await shoot(page, 'personal-1-welcome');
});

step('an answer is streamed, with a number for each citation and the label', async () => {
  await say(page, SEED_QUESTION);
  await pills(page).nth(1).waitFor();
  await page.getByText('AI generated').first().waitFor();
  await shoot(page, 'personal-2-answer');

  const parts = playground.toConnector.map((call) => call.body).filter((activity) => activity?.entities?.[0]?.type === 'streaminfo');
  assert.deepEqual(parts.at(0).entities[0], { type: 'streaminfo', streamType: 'informative', streamSequence: 1 });
  assert.equal(parts.at(-1).entities[0].streamType, 'final');
  assert.ok(playground.toConnector.every((call) => call.status < 300));
  assert.ok(sent().at(-1).text.includes('Ri Sol-ju'));
});

step('a citation opens with the quote', async () => {
  await pills(page).first().hover();
  const popUp = page.locator('[role=dialog]');
  await popUp.getByText('Images released by').waitFor();
  await popUp.getByText(/North Korean leader .*… · 6 January 2026/).waitFor();

  await shoot(page, 'personal-3-citation');
  await page.keyboard.press('Escape');
  await page.mouse.move(5, 5);
});

step('feedback reaches the bot, which takes it', async () => {
  await page.locator('button[aria-label=Like]').last().click();
  const form = page.locator('[role=dialog]').last();
  await form.locator('textarea').fill('just what I asked for');
  await shoot(page, 'personal-4-feedback');
  await form.getByText('Submit', { exact: true }).click();

  const invoke = await until(() => playground.toBot.find((call) => call.body?.type === 'invoke'), 'the invoke');
  assert.deepEqual(invoke.body.value.actionValue, { reaction: 'like', feedback: 'just what I asked for' });
  assert.equal(invoke.status, 200);
  assert.deepEqual(invoke.answer, {});
  await page.getByText('Close', { exact: true }).last().click();
});

step('a suggested question is asked by a click', async () => {
  await say(page, '/help');
  await page.getByText('begins a new conversation').first().waitFor();
  await page.getByText('You could ask:').first().waitFor();
  const before = sent().length;
  await page.getByRole('button', { name: suggested }).last().click();

  await until(() => sent().length > before && sent().at(-1).entities, 'an answer');
  await shoot(page, 'personal-5-suggested');
  assert.equal(playground.toBot.map((call) => call.body?.text).findLast((text) => text), suggested);
  assert.ok(sent().at(-1).entities.some((entity) => entity.citation?.length > 0));
});

step('what the articles do not say is refused, with what was searched', async () => {
  await say(page, 'Who won the football World Cup?');
  await page.getByText('I searched 1 article').last().waitFor();

  await shoot(page, 'personal-6-refusal');
});
