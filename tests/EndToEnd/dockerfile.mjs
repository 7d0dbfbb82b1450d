// A Dockerfile's own steps without Docker: a stage is a folder, and what its image would bring comes from this machine.
// It needs root, to mount that there; the mounts are those of one process, and end with it.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

const IMAGE = { APP_UID: '1654' }; // what Microsoft's images say in their variables
const dotnet = path.dirname(realpathSync(execFileSync('which', ['dotnet'], { encoding: 'utf8' }).trim()));
const OF_A_PROGRAM = ['/bin', '/dev', '/etc', '/lib', '/lib64', '/proc', '/usr', dotnet];
const OF_A_BUILD = [...OF_A_PROGRAM, '/opt', '/run', '/sbin', '/var', homedir()]; // with its network and caches
// It has nothing to do with compilers that wait for work outside, at a socket in /tmp, and leaves none behind.
const ON_ITS_OWN = {
  ...process.env, TMPDIR: '/tmp', UseSharedCompilation: 'false', MSBUILDDISABLENODEREUSE: '1',
  DOTNET_CLI_USE_MSBUILD_SERVER: '0',
};

/** Takes all steps, and gives the last stage: its folder, and what it says about a container. */
export function build(dockerfile, context, scratch) {
  const stages = {};
  let stage;
  for (const [word, text] of instructions(dockerfile))
    switch (word) {
      case 'FROM': {
        const name = / AS (\w+)$/.exec(text)?.[1] ?? 'final';
        stage = stages[name] = { root: path.join(scratch, name), folder: '/', env: {}, volumes: [] };
        mkdirSync(stage.root);
        break;
      }
      case 'WORKDIR':
        stage.folder = text;
        mkdirSync(inside(stage, text), { recursive: true });
        break;
      case 'COPY':
        copy(text.split(/\s+/), stage, stages, context, ignored(`${dockerfile}.dockerignore`));
        break;
      case 'RUN':
        take(stage, text);
        break;
      case 'ENV':
        Object.assign(stage.env, Object.fromEntries(text.split(/\s+/).map((pair) => pair.split('='))));
        break;
      case 'VOLUME':
        stage.volumes.push(text);
        break;
      case 'USER':
        stage.user = text;
        break;
      case 'HEALTHCHECK':
        stage.health = JSON.parse(/CMD (.+)$/.exec(text)[1]);
        break;
      case 'ENTRYPOINT':
      case 'CMD':
        stage[word.toLowerCase()] = JSON.parse(text);
        break;
      case 'EXPOSE':
        break;
      default:
        throw new Error(`${word} is no instruction that is known here.`);
    }
  return stage;
}

/** docker run --read-only --tmpfs /tmp -v NEW:VOLUME: the command, to be started, and its arguments. */
export function container(stage, command, env = {}) {
  const lines = [
    `mkdir -p ${stage.root}/tmp`,
    `mount --bind ${stage.root} ${stage.root}`,
    ...mounts(stage, OF_A_PROGRAM),
    ...stage.volumes.map((volume) => `mount --bind ${inside(stage, volume)} ${inside(stage, volume)}`),
    `mount -t tmpfs -o mode=1777,noexec,nosuid,nodev tmpfs ${stage.root}/tmp`,
    `mount -o remount,bind,ro ${stage.root}`,
  ];
  const user = ['setpriv', `--reuid=${stage.user}`, `--regid=${stage.user}`, '--clear-groups', '--no-new-privs'];
  const variables = { PATH: `${dotnet}:/usr/bin:/bin`, HOME: '/home/app', ...stage.env, ...env };
  return entering(stage, lines, [...user, ...command], variables);
}

function take(stage, text) {
  mkdirSync(path.join(stage.root, 'tmp'), { recursive: true });
  const [command, args] = entering(stage, mounts(stage, OF_A_BUILD), ['sh', '-ec', text], ON_ITS_OWN);
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0)
    throw new Error(`RUN ${text}\nended with ${status}:\n${stdout}\n${stderr}`);
}

const inside = (stage, name) => path.join(stage.root, path.resolve(stage.folder, name));

function instructions(dockerfile) {
  const lines = readFileSync(dockerfile, 'utf8').replaceAll(/^#.*\n/gm, '').replaceAll(/\\\n\s*/g, '');
  const known = (text) => text.replaceAll(/\$(\w+)/g, (variable, name) => IMAGE[name] ?? variable);
  return [...lines.matchAll(/^([A-Z]+) +(.+)$/gm)].map(([, word, text]) => [word, known(text)]);
}

function copy(words, stage, stages, context, ignores) {
  const option = (name) => words.find((word) => word.startsWith(`--${name}=`))?.split('=')[1];
  const names = words.filter((word) => !word.startsWith('--'));
  const to = inside(stage, names.at(-1));
  const from = stages[option('from')]?.root ?? context;
  const filter = option('from') ? undefined : (name) => !ignores(path.relative(context, name));
  for (const source of names.slice(0, -1).map((name) => path.join(from, name)))
    cpSync(source, lstatSync(source).isFile() ? path.join(to, path.basename(source)) : to, { recursive: true, filter });
  if (option('chown'))
    execFileSync('chown', ['-R', option('chown'), to]);
}

/** As far as .dockerignore files go here: names at the root, and names anywhere. */
function ignored(file) {
  const patterns = readFileSync(file, 'utf8').split('\n').filter((line) => line && !line.startsWith('#'));
  return (name) => patterns.some((pattern) =>
    pattern.startsWith('**/') ? path.basename(name) === pattern.slice(3) : name.split(path.sep)[0] === pattern);
}

function mounts(stage, folders) {
  return folders.filter(existsSync).map((folder) => {
    const own = path.join(stage.root, folder);
    return lstatSync(folder).isSymbolicLink()
      ? `ln -sfn ${readlinkSync(folder)} ${own}`
      : `mkdir -p ${own}; mount --rbind ${folder} ${own}`;
  });
}

function entering(stage, lines, command, env) {
  const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  const inner = ['chroot', stage.root, 'env', '-i', '-C', stage.folder, ...variables, ...command];
  return ['unshare', ['-m', 'sh', '-ec', [...lines, 'exec "$@"'].join('\n'), 'sh', ...inner]];
}
