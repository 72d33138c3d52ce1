/** The pick lists of templates/knowledge/lists as handouts print them: `lists.skills.groups`, or one group alone. */
import { itemsOf } from '../../knowledge/bank.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Item } from '../../knowledge/shape.ts';
import type { StatementOf } from '../template/statements.ts';
import type { View } from '../template/template.ts';

/** Every list by name. Each is made when a template asks for it: most handouts print one or none. */
export function listsView(knowledge: Knowledge, statement: StatementOf): View {
  const view = {};
  for (const name of Object.keys(knowledge.lists))
    Object.defineProperty(view, name, { enumerable: true, get: () => listView(knowledge, name, statement) });
  return view;
}

function listView(knowledge: Knowledge, name: string, statement: StatementOf): View {
  const list = knowledge.lists[name]!;
  const groups = list.groups.map((group) => ({
    title: group.title,
    ...evidenceView(group.evidence, statement),
    items: group.items.map((item) => itemView(knowledge, item, statement)),
  }));
  const named = list.groups.flatMap(({ id }, index) => (id === undefined ? [] : [[id, groups[index]]]));
  return {
    about: list.about,
    ...evidenceView(list.evidence, statement),
    groups,
    group: Object.fromEntries(named) as View,
  };
}

/** One item: its words, what is known of it, its steps, and the skills that go with a trigger. */
export function itemView(knowledge: Knowledge, item: Item, statement: StatementOf): View {
  const skills = itemsOf(knowledge, 'skills');
  return {
    value: item.value,
    label: item.label,
    says: (item.says ?? []).map(statement),
    steps: item.steps ?? [],
    then: (item.then ?? []).map((value) => skills.find((skill) => skill.value === value)?.label ?? value),
    ...evidenceView(item.evidence, statement),
  };
}

const evidenceView = (id: string | undefined, statement: StatementOf): View => ({
  has_evidence: id !== undefined,
  evidence: id === undefined ? '' : statement(id),
});
