// What the scenarios share: the built program, the Playground before it, a browser before both, and what they said.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const here = path.dirname(fileURLToPath(import.meta.url));
export const program = process.env.NEWSBOT_DLL ?? path.join(here, '../../artifacts/bin/NewsBot/debug/newsbot.dll');
const screenshots = process.env.NEWSBOT_SCREENSHOTS ?? path.join(here, '../../artifacts/screenshots');
const PATIENCE = 60_000; // nothing here depends on time: it only ends what would never end

export const SEED_QUESTION = 'Who accompanied Kim Jong-un?';

// Whatever was started is stopped, the last one first, when the scenario ends.
const stops = [];
const pages = [];
let failed = false;
after(async () => {
  for (const stop of stops.reverse())
    await stop();
});

/** The program's web host on a port of 127.0.0.1; the same port again for a restart. */
export async function startBot({ port, settings = [], home = mkdtempSync(path.join(tmpdir(), 'newsbot-e2e-')) } = {}) {
  port ??= await freePort();
  const set = [`Bot:Urls=http://127.0.0.1:${port}`, ...settings].flatMap((setting) => ['--set', setting]);
  const child = start('dotnet', [program, 'serve', ...set], {
    cwd: path.dirname(program),
    env: { PATH: process.env.PATH, HOME: home, DOTNET_NOLOGO: '1', ...dotnetRoot() },
  });
  await child.says(/ Ready: /);
  return { url: `http://127.0.0.1:${port}`, port, home, stop: child.stop, output: child.output };
}

/** The Playground before a bot, with everything recorded that the two say to each other. */
export async function startPlayground(bot, channel) {
  const toBot = await record(() => bot.port);
  let port = 0;
  const toConnector = await record(() => port);
  const child = start(process.execPath, [
    '-r', path.join(here, 'loopback.cjs'), path.join(here, 'node_modules/@microsoft/m365agentsplayground/cli.js'), 'start',
    '-e', `http://127.0.0.1:${toBot.port}/api/messages`, '-c', channel, '-p', String(await freePort()),
    '--service-url', `http://127.0.0.1:${toConnector.port}/_connector`, '--disable-telemetry',
  ], { cwd: mkdtempSync(path.join(tmpdir(), 'newsbot-playground-')), env: { ...process.env, BROWSER: 'none' } });
  port = Number((await child.says(/Listening on (\d+)/))[1]);
  return { url: `http://127.0.0.1:${port}/`, toBot: toBot.calls, toConnector: toConnector.calls };
}

/** A step of a scenario. One that fails leaves a picture of each page, and those after it are skipped. */
export function step(name, does) {
  test(name, async (context) => {
    if (failed)
      return context.skip('an earlier step failed');
    failed = true;
    try {
      await does();
      failed = false;
    } finally {
      for (const [index, page] of failed ? pages.entries() : [])
        await shoot(page, `failed-${name.replaceAll(/\W+/g, '-')}-${index}`).catch(() => {});
    }
  });
}

/** A page in Chromium that reaches this machine alone. */
export async function openPage(url, options = {}) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
  stops.push(() => browser.close());
  const context = await browser.newContext({ viewport: { width: 1600, height: 900 }, locale: 'en-US', ...options });
  await context.route(/^https?:/, (route) =>
    new URL(route.request().url()).hostname === '127.0.0.1' ? route.continue() : route.abort());
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.goto(url);
  pages.push(page);
  return page;
}

/** Keeps a picture for people to look at, of what there is when nothing moves any more. */
export async function shoot(page, name) {
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: path.join(screenshots, `${name}.png`), animations: 'disabled' });
}

/** Writes into the Playground's box, with a mention of the bot before it where that is needed, and sends. */
export async function say(page, text, { mention = false } = {}) {
  await page.locator('[role=textbox]').last().click();
  if (mention) {
    await page.keyboard.type('@');
    await page.locator('[role=menuitem]').first().click();
    await page.keyboard.type(' ');
  }
  await page.keyboard.insertText(text);
  await page.keyboard.press('Enter');
}

/** Opens one of the chats in the Playground's list. */
export const openChat = (page, name) => page.locator('[role=treeitem]').filter({ hasText: name }).click();

/** Waits until the condition gives something, and gives that. */
export async function until(condition, what) {
  for (const end = Date.now() + PATIENCE; Date.now() < end; await new Promise((go) => setTimeout(go, 50))) {
    const found = await condition();
    if (found)
      return found;
  }
  throw new Error(`It did not happen: ${what}`);
}

/** The numbers that the Playground shows in the place of markers. */
export const pills = (page) => page.locator('a[role=button]').filter({ hasText: /^\d+$/ });

/** The messages that the bot has sent, a streamed one when it has ended. */
export const messages = (calls) => calls.map((call) => call.body).filter((activity) => activity?.type === 'message');

/** A program that runs beside the scenario; it ends with it. */
export function start(command, args, options) {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  child.stdout.on('data', (data) => (text += data));
  child.stderr.on('data', (data) => (text += data));
  const ended = new Promise((end) => child.once('exit', end));
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null)
      child.kill('SIGTERM');
    await Promise.race([ended, new Promise((go) => setTimeout(go, 40_000).unref())]);
    child.kill('SIGKILL');
  };
  stops.push(stop);
  process.once('exit', () => child.kill('SIGKILL')); // a scenario that fails before its first step stops nothing
  const says = (pattern) => until(() => {
    if (child.exitCode !== null)
      throw new Error(`${path.basename(args[0])} ended: ${text}`);
    return pattern.exec(text);
  }, `${command} says ${pattern}: ${text}`);
  return { says, stop, ended, output: () => text };
}

/** A proxy on 127.0.0.1 that keeps the JSON bodies of both directions. */
async function record(portOf) {
  const calls = [];
  const server = http.createServer(async (request, response) => {
    const body = await bytesOf(request);
    const onward = http.request(
      { host: '127.0.0.1', port: portOf(), method: request.method, path: request.url, headers: request.headers },
      async (answer) => {
        const bytes = await bytesOf(answer);
        calls.push({ method: request.method, url: request.url, body: jsonOf(body), status: answer.statusCode, answer: jsonOf(bytes) });
        response.writeHead(answer.statusCode, answer.headers).end(bytes);
      });
    onward.on('error', () => response.writeHead(502).end());
    onward.end(body);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  stops.push(() => server.close() && server.closeAllConnections());
  return { port: server.address().port, calls };
}

async function bytesOf(stream) {
  const parts = [];
  for await (const part of stream)
    parts.push(part);
  return Buffer.concat(parts);
}

function jsonOf(bytes) {
  try {
    return JSON.parse(bytes);
  } catch {
    return null;
  }
}

export async function freePort() {
  const server = net.createServer();
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

const dotnetRoot = () => (process.env.DOTNET_ROOT ? { DOTNET_ROOT: process.env.DOTNET_ROOT } : {});
