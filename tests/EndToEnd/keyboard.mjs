// A reader who has nothing but a keyboard.
import assert from 'node:assert/strict';
import { SEED_QUESTION, openPage, shoot, startBot, step, until } from './clients.mjs';

const bot = await startBot();
const page = await openPage(bot.url);
const transcript = page.locator('.webchat__basic-transcript__transcript');

/** Presses a key until the name of what has the focus is as wanted; whatever has it on the way shows it. */
async function press(key, wanted) {
  for (let presses = 0; presses < 20; presses++) {
    await page.keyboard.press(key);
    const { name, isShown, isOfPage } = await page.evaluate(focus);
    assert.ok(isShown || !isOfPage, `the focus is seen at "${name}"`);
    if (isOfPage && wanted.test(name))
      return;
  }
  throw new Error(`${key} does not lead to ${wanted}`);
}

/** In the page: what has the focus, and whether there is an outline or a frame that says so. */
function focus() {
  const at = document.activeElement;
  const has = (side) => (element) => {
    const { [`${side}Style`]: style, [`${side}Width`]: width } = getComputedStyle(element);
    return style !== 'none' && parseFloat(width) > 0 && element.getBoundingClientRect().height > 0;
  };
  const around = [];
  for (let element = at; element && element !== document.body && around.length < 4; element = element.parentElement)
    around.push(element);
  const frames = document.querySelectorAll('[class*=focus-indicator], [class*=close-button-border]');
  return {
    name: (at.getAttribute('aria-label') ?? at.innerText ?? '').trim() || at.title,
    isOfPage: at !== document.body,
    isShown: around.some(has('outline')) || [...frames].some(has('borderTop')),
  };
}

step('a question is asked', async () => {
  await page.getByRole('button', { name: /\?$/ }).last().waitFor();
  await press('Tab', /^Your question$/);
  await page.keyboard.type(SEED_QUESTION);
  await page.keyboard.press('Enter');
  await transcript.getByText('Ri Sol-ju').last().waitFor();
});

step('a footnote opens its article, and the reader comes back', async () => {
  await press('Shift+Tab', /^Chat history/);
  await press('Enter', /^1 North Korean leader/);
  await press('Tab', /^2 North Korean leader/);
  await shoot(page, 'keyboard-1-footnote');
  const [article] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press('Enter')]);
  await article.locator('mark').waitFor();
  await article.close();

  assert.match((await page.evaluate(focus)).name, /^2 North Korean leader/);
});

step('the answer is given a thumb', async () => {
  const posted = page.waitForRequest((request) => (request.postData() ?? '').includes('LikeAction'));
  await press('Tab', /^Like$/);
  await page.keyboard.press('Enter');

  assert.equal((await (await posted).response()).status(), 200);
});

step('a suggested question is asked', async () => {
  await press('Escape', /^Chat history/);
  await press('Tab', /\?$/);
  await press('ArrowRight', /\?$/);
  await shoot(page, 'keyboard-2-suggested');
  const asked = (await page.evaluate(focus)).name;
  await page.keyboard.press('Enter');

  await until(async () => (await transcript.getByText(asked).count()) > 0, 'the question is asked');
});
