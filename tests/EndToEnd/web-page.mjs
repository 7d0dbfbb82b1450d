import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { SEED_QUESTION, openPage, shoot, startBot, step, until } from './clients.mjs';

const bot = await startBot({ settings: ['Bot:ProgressAfterMilliseconds=0'] });
const page = await openPage(bot.url);
// Web Chat has each button twice: once for screen readers alone, where nobody can click it.
const suggestion = page.getByRole('button', { name: /\?$/ }).and(page.locator(':not([class*=live-region])')).first();
const sources = page.getByRole('link', { name: /North Korean leader/ });
const greeting = (where) => where.locator('p').filter({ hasText: 'I have read 1 article' }).first();
const box = page.getByRole('textbox').last();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const refused = [];
page.on('console', (message) => message.text().includes('Content Security Policy') && refused.push(message.text()));

async function violationsOf(where, context) {
  const client = await where.context().newCDPSession(where);
  const { result } = await client.send('Runtime.evaluate', {
    expression: `${axe}; axe.run(${JSON.stringify(context)}).then((found) => JSON.stringify(found.violations.map((v) => v.id)))`,
    awaitPromise: true,
  });
  return JSON.parse(result.value);
}

step('the page greets, with a question to click', async () => {
  await greeting(page).waitFor();
  await suggestion.waitFor();
  await shoot(page, 'web-1-welcome');
});

step('an answer cites with links, and lists them below', async () => {
  await box.fill(SEED_QUESTION);
  await box.press('Enter');
  await page.getByText('Ri Sol-ju').first().waitFor();
  await sources.first().waitFor();
  await shoot(page, 'web-2-answer');
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
  assert.deepEqual(await violationsOf(article, {}), []);
  await article.close();
});

step('feedback is taken', async () => {
  const like = page.getByRole('button', { name: 'Like', exact: true }).or(page.getByRole('radio', { name: 'Like', exact: true })).last();
  const posted = page.waitForRequest((request) => request.method() === 'POST' && (request.postData() ?? '').includes('LikeAction'));
  await like.click();

  assert.equal((await (await posted).response()).status(), 200);
  await shoot(page, 'web-4-feedback');
});

step('a suggested question is asked by a click', async () => {
  const question = await suggestion.textContent();
  const links = await sources.count();
  await suggestion.click();
  await page.getByText(question).last().waitFor();
  await until(async () => (await sources.count()) > links, 'an answer');
  await shoot(page, 'web-5-suggested');
});

step('what the articles do not say is refused, with what was searched', async () => {
  await box.fill('Who won the football World Cup?');
  await box.press('Enter');
  await page.getByText('I searched 1 article').first().waitFor();
});

step('nothing was refused by the policy, and axe finds nothing outside of Web Chat', async () => {
  assert.deepEqual(refused, []);
  assert.deepEqual(await violationsOf(page, { exclude: [['#webchat > *']] }), []);
  console.log(`axe, inside of Web Chat: ${await violationsOf(page, { include: [['#webchat']] })}`);
});

step('after a restart of the program a new conversation begins on the same page', async () => {
  await bot.stop();
  await startBot({ port: bot.port, home: bot.home });
  await until(async () => (await page.getByText('I have read 1 article').count()) > 1, 'another welcome');
  await box.fill(SEED_QUESTION);
  await box.press('Enter');
  await until(async () => (await page.getByText('Ri Sol-ju').count()) > 1, 'another answer');
  await shoot(page, 'web-6-restarted');
});

step('the page is whole on a phone and in the dark', async () => {
  const phone = await openPage(bot.url, { viewport: { width: 360, height: 720 }, colorScheme: 'dark' });
  await greeting(phone).waitFor();
  const input = phone.getByRole('textbox').last();
  await input.fill(SEED_QUESTION);
  await input.press('Enter');
  await phone.getByText('Ri Sol-ju').first().waitFor();
  await shoot(phone, 'web-7-phone-dark');

  assert.ok(await phone.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
});

step('a question can be asked without scripts', async () => {
  const plain = await openPage(`${bot.url}/ask`, { javaScriptEnabled: false });
  await plain.getByLabel('Your question').fill(SEED_QUESTION);
  await plain.getByLabel('Your question').press('Enter');
  await plain.getByText('Ri Sol-ju').first().waitFor();
  await shoot(plain, 'web-8-form');
  await plain.getByRole('link', { name: /North Korean leader/ }).first().click();
  await plain.locator('mark').waitFor();
});
