// The app package for Teams, held against the schema that Microsoft publishes for the version its manifest names.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { strFromU8, unzipSync } from 'fflate';
import { PNG } from 'pngjs';
import { program, step } from './clients.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'newsbot-teams-'));
const flags = ['--app-id', '12345678-90ab-cdef-1234-567890abcdef', '--domain', 'bot.example.org'];
const said = execFileSync('dotnet', [program, 'teams', 'package', ...flags], { cwd: folder, encoding: 'utf8' });
const files = unzipSync(readFileSync(path.join(folder, 'newsbot-teams.zip')));
const manifest = JSON.parse(strFromU8(files['manifest.json']));
const schemaFile = `json-schemas/teams/v${manifest.manifestVersion}/MicrosoftTeams.schema.json`;
const schema = createRequire(import.meta.url)(`@microsoft/app-manifest/build/${schemaFile}`);
const isValid = addFormats(new Ajv({ strictTypes: false })).compile(schema);

step('the program says what it wrote, and what comes next', () => {
  assert.match(said, /^Wrote newsbot-teams\.zip: the Teams app of the bot 12345678-90ab-cdef-1234-567890abcdef/);
  assert.match(said, /Upload new app/);
  assert.match(said, /https:\/\/bot\.example\.org\/api\/messages/);
});

step('the manifest is what the schema asks for', () => {
  isValid(manifest);

  assert.equal(manifest.$schema, `https://developer.microsoft.com/${schemaFile}`);
  assert.equal(isValid.errors, null);
});

step('the schema would say what is wrong with another one', () => {
  const [bot] = manifest.bots;
  const [list] = bot.commandLists;
  const others = {
    manifestVersion: '1.0',
    id: 'newsbot',
    name: { short: 'x'.repeat(31) },
    developer: { ...manifest.developer, websiteUrl: 'bot.example.org' },
    accentColor: 'blue',
    bots: [{ ...bot, scopes: ['everywhere'] }],
    validDomains: ['x'.repeat(2049)],
    unheardOf: true,
  };
  const tooMany = { bots: [{ ...bot, commandLists: [{ ...list, commands: Array(13).fill(list.commands[0]) }] }] };

  for (const changed of [...Object.entries(others).map(([name, value]) => ({ [name]: value })), tooMany])
    assert.equal(isValid({ ...manifest, ...changed }), false, JSON.stringify(changed));
});

step('the icons have their sizes, and the outline is white on nothing', () => {
  const color = PNG.sync.read(Buffer.from(files[manifest.icons.color]));
  const outline = PNG.sync.read(Buffer.from(files[manifest.icons.outline]));
  const pixels = Array.from({ length: 32 * 32 }, (_, i) => [...outline.data.subarray(4 * i, 4 * i + 4)]);
  const drawn = pixels.filter(([, , , alpha]) => alpha > 0);

  assert.deepEqual([color.width, color.height, outline.width, outline.height], [192, 192, 32, 32]);
  assert.ok(drawn.length > 0 && drawn.length < pixels.length);
  assert.ok(drawn.every(([red, green, blue]) => red === 255 && green === 255 && blue === 255));
  assert.ok(color.data.every((value, i) => i % 4 !== 3 || value === 255)); // no corner that shows what is behind it
  assert.deepEqual(Object.keys(files).sort(), ['color.png', 'manifest.json', 'outline.png']);
});
