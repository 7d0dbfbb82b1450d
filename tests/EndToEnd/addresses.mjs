import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openPage, shoot, startBot, step, until } from './clients.mjs';

// What an article has of addresses is text: only a citation leads somewhere, and on this page to the host's own.
const folder = path.join(mkdtempSync(path.join(tmpdir(), 'newsbot-addresses-')), 'articles');
mkdirSync(folder);
writeFileSync(path.join(folder, 'dam.md'), `---
title: The dam at Osk is full
source: www.osknews.com
date: 2026-11-20
url: https://reader:secret@outlet.example/dam
---
The dam at Osk is full, engineer Ada Lund said on <http://host.example/path>, at https://second.example/a?b=c and to ada@dam.com or mailto:bo@dam.example, news.org and www.dam.org on Monday. The valve costs 40 euros.
`);
writeFileSync(path.join(folder, 'ferry.md'), `---
title: The ferry is late
source: Osk Tide
date: 2026-11-21
url: https://tide.example/ferry
---
The ferry to Vess was four hours late on Saturday, captain Bo Dahl said.
`);
const bot = await startBot({ settings: [`Articles:Path=${folder}`] });
const page = await openPage(bot.url);
const box = page.getByRole('textbox').last();
const feed = page.getByRole('feed');
const links = () => feed.evaluate((chat) => [...chat.querySelectorAll('a')].map((link) => link.href));

async function ask(question, answer) {
  await box.fill(question);
  await box.press('Enter');
  await feed.getByText(answer).last().waitFor();
}

step('neither the greeting nor a refusal makes a link of an outlet', async () => {
  await page.locator('p').filter({ hasText: 'I have read 2 articles' }).first().waitFor();
  await ask('Who won the chess title in Borneo?', 'I searched 2 articles');

  assert.deepEqual(await links(), []);
});

step('an answer and its sources link to the page of this host alone', async () => {
  await ask('What did Ada Lund say?', /Ada Lund said on/);
  await ask('/sources', /Ada Lund said on/);
  await until(async () => (await links()).length >= 2, 'links');
  await shoot(page, 'web-addresses');

  assert.deepEqual([...new Set((await links()).map((link) => new URL(link).origin))], [bot.url]);
});

step('that page leads on to the outlet, but not by an address with a password', async () => {
  await ask('Who said that the ferry was late?', /four hours/);
  const ferry = (await links()).find((link) => link.includes('/articles/ferry.md'));
  const article = await page.context().newPage();
  await article.goto(ferry);
  const outlets = () => article.locator('a').evaluateAll((all) => all.map((link) => link.href));

  assert.ok((await article.locator('mark').textContent()).startsWith('The ferry to Vess'));
  assert.ok((await outlets()).includes('https://tide.example/ferry'));
  await article.goto((await links()).find((link) => link.includes('/articles/dam.md')));
  assert.ok((await outlets()).every((link) => !link.includes('outlet.example')));
});
