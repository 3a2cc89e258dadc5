// A notebook in the classic page and a headless Chromium: run its cells, interrupt one, see a chart.
// node notebook.mjs URL_OF_THE_NOTEBOOK CHROMIUM        fails with a message, or ends silently
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

const [url, executablePath] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-sync', '--disable-background-networking',
    '--disable-component-update', '--no-first-run']
});
try {
  const page = await browser.newPage();
  page.setDefaultTimeout(60_000);
  const errors = [];
  page.on('pageerror', error => errors.push(String(error)));
  await page.goto(url);
  await page.waitForFunction(() => globalThis.Jupyter?.notebook?.kernel?.is_connected());

  await page.evaluate(() => Jupyter.notebook.execute_all_cells());
  const image = page.locator('div.output_png img').first();
  await image.waitFor();
  const width = await image.evaluate(img => img.decode().then(() => img.naturalWidth));
  assert.ok(width > 100, `the chart is ${width} points wide`);
  await page.evaluate(() => new Promise(resolve => { MathJax.Hub.Queue(resolve); }));   // formulas would be set by now
  assert.match(await page.locator('div.output_html table').first().innerText(), /spin\s+from \$1 to <b>\$2<\/b>/);
  assert.equal(await page.locator('div.output_error').count(), 0);

  await page.evaluate(() => {
    const cell = Jupyter.notebook.insert_cell_at_bottom('code');
    cell.set_text('System.out.println("go"); while (true) { }');
    cell.execute();
  });
  await page.locator('div.output_stdout', { hasText: 'go' }).waitFor();
  await page.evaluate(() => Jupyter.notebook.kernel.interrupt());
  await page.locator('div.output_error', { hasText: 'InterruptedException' }).waitFor();
  assert.deepEqual(errors, []);
} finally {
  await browser.close();
}
