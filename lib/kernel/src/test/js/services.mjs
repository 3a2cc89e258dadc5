// A kernel through JupyterLab's own client library: start, run, see output, complete, inspect, interrupt, restart, shut down.
// node services.mjs URL TOKEN        fails with a message, or ends silently
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

const { KernelManager, ServerConnection } = createRequire(import.meta.url)('@jupyterlab/services');
const [url, token] = process.argv.slice(2);
const serverSettings = ServerConnection.makeSettings({ baseUrl: url, wsUrl: url.replace('http', 'ws'), token, appendToken: true });

async function run(kernel, code) {
  const outputs = [];
  const future = kernel.requestExecute({ code, allow_stdin: true });
  future.onIOPub = message => outputs.push(message);
  future.onStdin = message => {
    if (message.header.msg_type === 'input_request') kernel.sendInputReply({ status: 'ok', value: 'Ada' }, message.header);
  };
  const reply = await future.done;
  return { reply: reply.content, of: type => outputs.filter(m => m.header.msg_type === type).map(m => m.content) };
}

const manager = new KernelManager({ serverSettings });
await manager.ready;
const kernel = await manager.startNew({ name: 'java' });
try {
  const info = await kernel.info;
  assert.equal(info.language_info.name, 'java');
  const listed = await run(kernel, 'System.out.println("hello"); new int[] {1, 2}');
  assert.equal(listed.of('stream')[0].text, 'hello\n');
  assert.equal(listed.of('execute_result')[0].data['text/plain'], '[1, 2]');
  assert.equal((await run(kernel, 'input("name? ")')).of('execute_result')[0].data['text/plain'], 'Ada');

  const completed = await kernel.requestComplete({ code: 'Math.sqr', cursor_pos: 8 });
  assert.ok(completed.content.matches.includes('sqrt('), `completions: ${completed.content.matches}`);
  const inspected = await kernel.requestInspect({ code: 'Math.sqrt', cursor_pos: 9, detail_level: 0 });
  assert.ok(inspected.content.found);

  setTimeout(() => kernel.interrupt(), 1500);
  const stopped = await run(kernel, 'while (true) { }');
  assert.equal(stopped.reply.ename, 'InterruptedException');
  await kernel.restart();
  assert.equal((await run(kernel, '6 * 7')).of('execute_result')[0].data['text/plain'], '42');
} finally {
  await kernel.shutdown();
}
process.exit(0);
