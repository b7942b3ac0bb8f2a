/**
 * `npm run docs`: writes what documents take from the code: the table of articles in measures/README.md, the settings in
 * docs/运维手册.md, and docs/open-questions.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { lawTests, withArticleTable } from './article-table.ts';
import { marksInCode, openQuestionsPage } from './open-questions-page.ts';
import { withSettingsTables } from './settings-tables.ts';

const fileAt = (fromRoot: string): string => fileURLToPath(new URL(`../../${fromRoot}`, import.meta.url));

const README = fileAt('measures/README.md');
writeFileSync(README, withArticleTable(readFileSync(README, 'utf8'), lawTests()));
const HANDBOOK = fileAt('docs/运维手册.md');
writeFileSync(HANDBOOK, withSettingsTables(readFileSync(HANDBOOK, 'utf8')));
writeFileSync(fileAt('docs/open-questions.md'), openQuestionsPage(marksInCode()));
