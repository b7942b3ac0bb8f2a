// What an official sees of a project in the Temporal UI: the columns of the list, and the sheet on its page.
import { defineSearchAttributeKey, type SearchAttributeUpdatePair } from '@temporalio/common';
import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import { sheetOf } from '../../measures/project/sheet.ts';
import { SEARCH_ATTRIBUTES, type ShownAttributes } from './contract.ts';
import type { RunningProject } from './state.ts';

/** Shows a project as last recorded: one event when a column changed, none for the sheet. */
export function show(project: RunningProject): void {
  const attributes = project.recorded?.attributes;
  if (!attributes) return;
  const changed = changedAttributes(project.shown, attributes);
  if (changed.length > 0) upsertSearchAttributes(changed);
  project.shown = attributes;
  const { constructionUnit, department } = project.facts.parties;
  const names = { [constructionUnit]: attributes.Unit, [department]: attributes.Department };
  setCurrentDetails(
    sheetOf(project.facts, project.duties, {
      lastAct: project.lastAct,
      nextReminderOn: project.recorded?.nextReminderOn,
      names,
    }),
  );
}

function changedAttributes(
  shown: ShownAttributes | undefined,
  attributes: ShownAttributes,
): SearchAttributeUpdatePair[] {
  return SEARCH_ATTRIBUTES.filter(({ name }) => shown?.[name] !== attributes[name]).map(({ name, type }) => {
    const value = attributes[name];
    return type === 'DATETIME'
      ? { key: defineSearchAttributeKey(name, type), value: value === null ? null : new Date(value) }
      : { key: defineSearchAttributeKey(name, type), value };
  });
}
