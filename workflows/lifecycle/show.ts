// What an official sees of a dossier in the Temporal UI: the columns of the list, and the sheet on its page.
import { defineSearchAttributeKey, type SearchAttributeUpdatePair } from '@temporalio/common';
import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import { sheetOf } from '../../measures/sheet.ts';
import { SEARCH_ATTRIBUTES, type ShownAttributes } from './contract.ts';
import type { RunningDossier } from './state.ts';

/** Shows a dossier as last recorded: one event when a column changed, none for the sheet. */
export function show(dossier: RunningDossier): void {
  const attributes = dossier.recorded?.attributes;
  if (!attributes) return;
  const changed = changedAttributes(dossier.shown, attributes);
  if (changed.length > 0) upsertSearchAttributes(changed);
  dossier.shown = attributes;
  const { kind, facts, duties, lastAct, recorded } = dossier;
  const { unit, department } = kind.belongsTo(facts);
  const names = {
    ...(unit && attributes.Unit && { [unit]: attributes.Unit }),
    ...(department && attributes.Department && { [department]: attributes.Department }),
  };
  setCurrentDetails(sheetOf(kind, facts, duties, { lastAct, nextReminderOn: recorded?.nextReminderOn, names }));
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
