import assert from 'node:assert/strict';
import { SEED_QUESTION, openPage, shoot, startBot, step, until } from './clients.mjs';

const bot = await startBot({ settings: ['Bot:ProgressAfterMilliseconds=0'] });
const page = await openPage(bot.url);
// Web Chat has each button twice: once for screen readers alone, where nobody can click it.
const suggestion = page.getByRole('button', { name: /\?$/ }).and(page.locator(':not([class*=live-region])')).first();
const sources = page.getByRole('link', { name: /North Korean leader/ });
const greeting = (where) => where.locator('p').filter({ hasText: 'I have read 1 article' }).first();
const box = page.getByRole('textbox').last();
const transcript = (where) => where.getByRole('feed');
const refused = [];
page.on('console', (message) => message.text().includes('Content Security Policy') && refused.push(message.text()));

/** Keeps a picture when the chat has been scrolled to its end. */
async function shootChat(where, name) {
  await until(() => where.locator('.webchat__basic-transcript__scrollable').evaluate((chat) =>
    chat.scrollHeight - chat.scrollTop - chat.clientHeight < 2), 'the end is in sight');
  await shoot(where, name);
}

step('the page greets, with a question to click', async () => {
  await greeting(page).waitFor();
  await suggestion.waitFor();
  await shootChat(page, 'web-1-welcome');
});

step('an answer cites with links, and lists them below', async () => {
  await box.fill(SEED_QUESTION);
  await box.press('Enter');
  await page.getByText('Ri Sol-ju').first().waitFor();
  await sources.first().waitFor();
  await shootChat(page, 'web-2-answer');
});

step('a citation opens the article, with the quote marked', async () => {
  const [article] = await Promise.all([
    page.context().waitForEvent('page'),
    sources.first().click(),
  ]);
  const quote = article.locator('mark');
  await quote.waitFor();
  await shoot(article, 'web-3-article');

  assert.ok((await quote.textContent()).startsWith('Images released by'));
  await article.close();
});

step('feedback is taken', async () => {
  const like = page.getByRole('button', { name: 'Like', exact: true }).last();
  const posted = page.waitForRequest((request) => (request.postData() ?? '').includes('LikeAction'));
  await like.click();

  assert.equal((await (await posted).response()).status(), 200);
  await shootChat(page, 'web-4-feedback');
});

let suggested;
step('a suggested question is asked by a click', async () => {
  suggested = await suggestion.textContent();
  const links = await sources.count();
  await suggestion.click();
  await transcript(page).getByText(suggested).last().waitFor();
  await until(async () => (await sources.count()) > links, 'an answer');
  await shootChat(page, 'web-5-suggested');
});

step('what the articles do not say is refused, with what was searched', async () => {
  await box.fill('Who won the football World Cup?');
  await box.press('Enter');
  await transcript(page).getByText('I searched 1 article').last().waitFor();
  await shootChat(page, 'web-6-refusal');
});

step('each answer stands under its question', async () => {
  const said = await transcript(page).innerText();
  const texts = [SEED_QUESTION, 'Ri Sol-ju', suggested, 'football World Cup', 'I searched 1 article'];
  const places = texts.map((text) => said.indexOf(text));

  assert.ok(places.every((place) => place >= 0));
  assert.deepEqual(places, places.toSorted((a, b) => a - b));
});

step('nothing was refused by the policy', () => assert.deepEqual(refused, []));

step('after a restart of the program a new conversation begins on the same page', async () => {
  const begun = [];
  page.on('request', (request) => request.url().endsWith('/tokens/generate') && begun.push(request));
  await bot.stop();
  await startBot({ port: bot.port, home: bot.home });
  const shown = transcript(page).locator('p');
  await until(async () => (await shown.filter({ hasText: 'I have read 1 article' }).count()) > 1, 'another welcome');
  await page.getByText('a new one begins').waitFor();
  await box.fill(SEED_QUESTION);
  await box.press('Enter');
  await until(async () => (await shown.filter({ hasText: 'Ri Sol-ju' }).count()) > 1, 'another answer');
  await suggestion.waitFor();
  await shootChat(page, 'web-7-restarted');

  assert.ok((await shown.last().textContent()).includes('Ri Sol-ju'));
  assert.equal(await page.getByText('a new one begins').count(), 0);
  assert.equal(begun.length, 1);
});

step('the page is whole on a phone and in the dark', async () => {
  const phone = await openPage(bot.url, { viewport: { width: 360, height: 720 }, colorScheme: 'dark' });
  await greeting(phone).waitFor();
  const input = phone.getByRole('textbox').last();
  await input.fill(SEED_QUESTION);
  await input.press('Enter');
  await phone.getByRole('link', { name: /North Korean leader/ }).first().waitFor();
  await until(async () => (await phone.getByText('Connecting').count()) === 0, 'connected');
  await shootChat(phone, 'web-8-phone-dark');

  assert.ok(await phone.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
});

step('a question can be asked without scripts', async () => {
  const plain = await openPage(`${bot.url}/ask`, { javaScriptEnabled: false });
  await plain.getByLabel('Your question').fill(SEED_QUESTION);
  await plain.getByLabel('Your question').press('Enter');
  await plain.getByText('Ri Sol-ju').first().waitFor();
  await shoot(plain, 'web-9-form');
  await plain.getByRole('link', { name: /^North Korean leader/ }).first().click();
  await plain.locator('mark').waitFor();
});
