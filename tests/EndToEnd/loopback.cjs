// The Playground listens on every address of the machine and cannot be told otherwise: this makes it 127.0.0.1.
const { Server } = require('node:net');

const listen = Server.prototype.listen;
Server.prototype.listen = function (first, ...others) {
  if (first !== null && typeof first === 'object' && 'port' in first)
    return listen.call(this, { ...first, host: '127.0.0.1' }, ...others);
  if (Number.isInteger(Number(first)) && typeof others[0] !== 'string')
    return listen.call(this, first, '127.0.0.1', ...others);
  return listen.call(this, first, ...others);
};
