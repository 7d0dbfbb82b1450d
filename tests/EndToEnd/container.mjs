// src/Dockerfile, step by step: what it builds, as its user, on a file system where only /data and /tmp can be written.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { freePort, start, step } from './clients.mjs';
import { build, container } from './dockerfile.mjs';

const repository = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..');
const scratch = mkdtempSync(path.join(tmpdir(), 'newsbot-container-'));
const port = await freePort();
const url = `http://127.0.0.1:${port}`;
const identity = {
  NEWSBOT__Bot__AppId: '12345678-90ab-cdef-1234-567890abcdef',
  NEWSBOT__Bot__TenantId: '22222222-90ab-cdef-1234-567890abcdef',
  NEWSBOT__Bot__AppSecret: 'not-a-secret',
};
let image;
let server;

const run = (command, env) => spawnSync(...container(image, command, env), { encoding: 'utf8' });
const newsbot = (...args) => run([...image.entrypoint, ...args], identity);
const health = () => run(image.health, identity).status;
after(() => rmSync(scratch, { recursive: true }));

step('its steps make the program, of what belongs to it alone', () => {
  image = build(path.join(repository, 'src/Dockerfile'), repository, scratch);
  image.env.NEWSBOT__Bot__Urls = image.env.NEWSBOT__Bot__Urls.replace('3978', port);

  for (const file of ['newsbot.dll', 'appsettings.json', 'seeds', 'prompts', 'webchat/webchat.js'])
    assert.ok(existsSync(path.join(image.root, 'program', file)), file);
  for (const file of ['.git', 'tests', 'artifacts/bin/NewsBot.Tests'])
    assert.ok(!existsSync(path.join(scratch, 'build/newsbot', file)), file);
});

step('only /data and /tmp can be written', () => {
  const writes = (folder) => run(['sh', '-c', `touch ${folder}/file && rm ${folder}/file`]).status === 0;

  assert.deepEqual(['/data', '/tmp', '/', '/program', '/etc', '/usr'].filter(writes), ['/data', '/tmp']);
});

step('without an app id it does not start, and says why', () => {
  const { status, stderr } = run([...image.entrypoint, ...image.cmd]);

  assert.equal(status, 2);
  assert.match(stderr, /^Bot:AppId is missing: without it no request can be authenticated/);
});

step('its archive is kept in the volume', () => {
  const { status, stderr } = newsbot('ingest', 'seeds');

  assert.equal(status, 0, stderr);
  assert.equal(statSync(path.join(image.root, 'data/archive.db')).uid, 1654);
});

step('with an app id it starts, and its health check sees that', async () => {
  assert.equal(health(), 1);
  server = start(...container(image, [...image.entrypoint, ...image.cmd], identity), {});
  await server.says(/Ready: 1 article/);

  assert.equal(health(), 0);
  assert.equal(await (await fetch(`${url}/health/ready`)).text(), 'Ready.');
});

step('it answers nobody without a token, and shows nobody its articles', async () => {
  const message = { type: 'message', text: '/help', conversation: { id: 'c' }, serviceUrl: url };
  const headers = { 'content-type': 'application/json' };
  const posted = await fetch(`${url}/api/messages`, { method: 'POST', headers, body: JSON.stringify(message) });

  assert.equal(posted.status, 401);
  assert.equal((await fetch(url)).status, 404);
});

step('it ends when it is told to', async () => {
  await server.stop();

  assert.equal(await server.ended, 0, server.output());
  assert.equal(health(), 1);
});
