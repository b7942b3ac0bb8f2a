/** Chromium of the machine, seen by nobody, as an official of Chongqing has it: in Chinese and in Beijing time. */
import { chromium, type Page } from 'playwright-core';
import { programOf } from './tools.ts';

/** A container has no sandbox and no graphics card; and nothing of the browser's own should go out. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Opens one page for `work` and closes the browser afterwards. */
export async function inBrowser<T>(work: (page: Page) => Promise<T>): Promise<T> {
  const browser = await chromium.launch({ executablePath: programOf('chromium'), headless: true, args: FLAGS });
  try {
    const context = await browser.newContext({
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      viewport: { width: 1600, height: 960 },
    });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    return await work(page);
  } finally {
    await browser.close();
  }
}
