// The web page for those who use no mouse, see no screen, or see it in the dark.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { SEED_QUESTION, openPage, shoot, startBot, step, until } from './clients.mjs';

const bot = await startBot();
const quoting = await startBot({ settings: ['Bot:Web:Articles=false'] });
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const INSIDE = '#webchat > *';

/** What axe finds: of each rule its impact and the number of places. */
async function findings(page, context) {
  const client = await page.context().newCDPSession(page); // the page's policy allows no script of ours in it
  const { result, exceptionDetails } = await client.send('Runtime.evaluate', {
    expression: `${axe}; axe.run(${JSON.stringify(context)}).then(({ passes, violations, incomplete }) => {
      const told = (rules) => rules.map((rule) => rule.id + ' (' + rule.impact + ', ' + rule.nodes.length + ')');
      return JSON.stringify({ rules: passes.length, violations: told(violations), incomplete: told(incomplete) });
    })`,
    awaitPromise: true,
  });
  assert.ok(!exceptionDetails, exceptionDetails?.exception?.description);
  const found = JSON.parse(result.value);
  assert.ok(found.rules > 0); // axe that looks at nothing finds nothing; behind a dialog there is little to look at
  return found;
}

/** Nothing is found in what is ours; what is found within Web Chat is told, and its colours are ours too. */
async function check(page, what) {
  const own = await findings(page, { exclude: [INSIDE] });
  assert.deepEqual([own.violations, own.incomplete], [[], []], what);
  if (await page.locator(INSIDE).count() === 0)
    return;
  const inside = await findings(page, { include: ['#webchat'] });
  const [violations, incomplete] = [inside.violations, inside.incomplete].map((rules) => rules.join(', ') || 'none');
  console.log(`axe within Web Chat, ${what}: violations ${violations}; incomplete ${incomplete}`);
  assert.doesNotMatch(violations + incomplete, /color-contrast/, what);
}

/** All that a screen reader is told, in its order, as "role: name". */
async function spoken(page) {
  const client = await page.context().newCDPSession(page);
  const { nodes } = await client.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const from = (node) => [
    ...(node.ignored ? [] : [`${node.role?.value}: ${node.name?.value ?? ''}`]),
    ...(node.childIds ?? []).flatMap((id) => (byId.has(id) ? from(byId.get(id)) : [])),
  ];
  return from(nodes[0]);
}

async function ask(page, question, answer) {
  const box = page.getByRole('textbox', { name: 'Your question' });
  await box.fill(question);
  await box.press('Enter');
  await page.locator('.webchat__basic-transcript__transcript').getByText(answer).last().waitFor();
}

const welcomed = (page) => page.getByRole('button', { name: /\?$/ }).last().waitFor();

for (const colorScheme of ['light', 'dark']) {
  step(`axe finds nothing in the chat, ${colorScheme}`, async () => {
    const page = await openPage(bot.url, { colorScheme });
    await welcomed(page);
    await check(page, `welcome, ${colorScheme}`);
    await ask(page, SEED_QUESTION, 'Ri Sol-ju');
    await page.getByRole('link', { name: /North Korean leader/ }).first().waitFor();
    await check(page, `answer, ${colorScheme}`);
    await shoot(page, `accessibility-1-answer-${colorScheme}`);
    await ask(page, 'Who won the football World Cup?', 'I searched 1 article');
    await check(page, `refusal, ${colorScheme}`);
    await page.locator('.webchat__keyboard-help__close-button').focus(); // which shows them, where Tab comes by
    await page.getByRole('dialog', { name: 'Keyboard controls' }).waitFor();
    await check(page, `keys, ${colorScheme}`);
    await shoot(page, `accessibility-2-keys-${colorScheme}`);
    await page.context().close();
  });

  step(`axe finds nothing in the quote that is shown where there is no article to open, ${colorScheme}`, async () => {
    const page = await openPage(quoting.url, { colorScheme });
    await welcomed(page);
    await ask(page, SEED_QUESTION, 'Ri Sol-ju');
    await page.getByRole('button', { name: /^1 ?North Korean leader/ }).last().click();
    await page.getByRole('dialog').getByText('Images released by').waitFor();
    await check(page, `quote, ${colorScheme}`);
    await shoot(page, `accessibility-4-quote-${colorScheme}`);
    await page.context().close();
  });

  step(`axe finds nothing in the pages without scripts, ${colorScheme}`, async () => {
    const page = await openPage(`${bot.url}/ask`, { colorScheme });
    await check(page, 'form');
    for (const question of [SEED_QUESTION, 'Who won the football World Cup?']) {
      await page.getByLabel('Your question').fill(question);
      await page.getByLabel('Your question').press('Enter');
      await page.waitForURL(/#answer$/);
      await check(page, question);
    }
    await page.goBack();
    await page.getByRole('link', { name: /^North Korean leader/ }).first().click();
    await page.locator('mark').waitFor();
    await check(page, 'article');
    await shoot(page, `accessibility-3-article-${colorScheme}`);
    await page.goto(`${bot.url}/articles/none`);
    await check(page, 'no article');
    await page.context().close();
  });
}

step('a screen reader is told what is on the page, and what the answer is', async () => {
  const page = await openPage(bot.url);
  await welcomed(page);
  const live = page.locator('[role=log][aria-live=polite]');
  const heard = [];
  await page.exposeFunction('hear', (text) => heard.push(text));
  await live.evaluateAll((logs) => logs.forEach((log) => {
    const changes = { childList: true, subtree: true, characterData: true };
    new MutationObserver(() => window.hear(log.textContent)).observe(log, changes);
  }));
  await ask(page, SEED_QUESTION, 'Ri Sol-ju');
  await until(() => heard.some((text) => /NewsBot said:.*Ri Sol-ju/s.test(text)), 'the answer is announced');

  const tree = await spoken(page);
  const parts = [
    /^RootWebArea: NewsBot$/, /^heading: NewsBot$/, /^main: Chat with NewsBot$/, /^toolbar: Suggested questions$/,
    /^textbox: Your question$/, /^button: Send$/, /^button: Like$/,
    /^link: 1 North Korean leader .* 6 January 2026/, /^link: 2 North Korean leader .* 6 January 2026/,
  ];
  for (const part of parts)
    assert.ok(tree.some((said) => part.test(said)), `${part} in ${tree.join('\n')}`);
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  await page.context().close();
});

step('a screen reader is told where the quote begins and ends', async () => {
  const page = await openPage(`${bot.url}/ask?question=${encodeURIComponent(SEED_QUESTION)}`);
  assert.ok((await spoken(page)).some((said) => /^link: \[1\] North Korean leader/.test(said)));
  await page.getByRole('link', { name: /^North Korean leader/ }).first().click();
  await page.locator('mark').waitFor();

  // The tree is made behind the page.
  const tree = await until(async () => {
    const said = await spoken(page);
    return said.some((part) => /the quote ends/.test(part)) && said;
  }, 'the quote is told');
  const [begin, quote, end] = [/the quote begins/, /^StaticText: Images released by/, /the quote ends/].map((part) =>
    tree.findIndex((said) => part.test(said)));
  assert.ok(begin >= 0 && begin < quote && quote < end, tree.join('\n'));
  assert.ok(tree.some((said) => /^heading: North Korean leader/.test(said)));
  assert.match(await page.title(), /^North Korean leader/);
  await page.context().close();
});
