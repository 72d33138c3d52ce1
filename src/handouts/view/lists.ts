/** The pick lists of templates/knowledge/lists as handouts print them: `lists.skills.groups`. Pure. */
import { itemsOf } from '../../knowledge/bank.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Item } from '../../knowledge/shape.ts';
import type { Markdown } from '../template/markdown.ts';

type Print = (id: string) => Markdown;

/** Every list by name. Each is made when a template asks for it: most handouts print one or none. */
export function listsView(knowledge: Knowledge, print: Print): Record<string, unknown> {
  const view = {};
  for (const name of Object.keys(knowledge.lists))
    Object.defineProperty(view, name, { enumerable: true, get: () => listView(knowledge, name, print) });
  return view;
}

function listView(knowledge: Knowledge, name: string, print: Print): Record<string, unknown> {
  const list = knowledge.lists[name]!;
  return {
    about: list.about,
    ...evidenceView(list.evidence, print),
    groups: list.groups.map((group) => ({
      title: group.title,
      ...evidenceView(group.evidence, print),
      items: group.items.map((item) => itemView(knowledge, item, print)),
    })),
  };
}

/** One item: its words, what is known of it, its steps, and the skills that go with a trigger. */
export function itemView(knowledge: Knowledge, item: Item, print: Print): Record<string, unknown> {
  const skills = itemsOf(knowledge, 'skills');
  return {
    value: item.value,
    label: item.label,
    says: (item.says ?? []).map(print),
    steps: item.steps ?? [],
    then: (item.then ?? []).map((value) => skills.find((skill) => skill.value === value)?.label ?? value),
    ...evidenceView(item.evidence, print),
  };
}

const evidenceView = (id: string | undefined, print: Print): Record<string, unknown> => ({
  has_evidence: id !== undefined,
  evidence: id === undefined ? '' : print(id),
});
