/** Conditions over names: `a and (b or not c)`. A name is true, false, or not known, and so is what is made of them. */

/** true, false, or undefined when it is not known. */
export type Truth = boolean | undefined;

export type Expression =
  { name: string } | { not: Expression } | { all: readonly Expression[] } | { any: readonly Expression[] };

/** The condition written in a text; undefined when it is not written as one. */
export function readExpression(text: string): Expression | undefined {
  const tokens = text.match(/[a-z][a-z0-9_]*|[()]|\S/g) ?? [];
  let at = 0;
  const many = (word: 'and' | 'or', part: () => Expression | undefined): Expression | undefined => {
    const first = part();
    if (first === undefined || tokens[at] !== word) return first;
    const parts = [first];
    while (tokens[at] === word) {
      at += 1;
      const next = part();
      if (next === undefined) return undefined;
      parts.push(next);
    }
    return word === 'and' ? { all: parts } : { any: parts };
  };
  const either = (): Expression | undefined => many('or', () => many('and', one));
  const one = (): Expression | undefined => {
    const token = tokens[at];
    at += 1;
    if (token === 'not') {
      const inner = one();
      return inner && { not: inner };
    }
    if (token === '(') {
      const inner = either();
      const closed = tokens[at] === ')';
      at += 1;
      return closed ? inner : undefined;
    }
    return token !== undefined && /^[a-z]/.test(token) && !/^(?:and|or)$/.test(token)
      ? { name: token }
      : undefined;
  };
  const whole = either();
  return at === tokens.length ? whole : undefined;
}

/** Not known unless what is known decides: `false and x` is false, `true or x` is true, whatever x is. */
export function truthOf(expression: Expression, is: (name: string) => Truth): Truth {
  if ('name' in expression) return is(expression.name);
  if ('not' in expression) {
    const inner = truthOf(expression.not, is);
    return inner === undefined ? undefined : !inner;
  }
  const [parts, decides] = 'all' in expression ? [expression.all, false] : [expression.any, true];
  const truths = parts.map((part) => truthOf(part, is));
  if (truths.includes(decides)) return decides;
  return truths.includes(undefined) ? undefined : !decides;
}

/** The condition as it is written. */
export function writtenAs(expression: Expression, inside = false): string {
  if ('name' in expression) return expression.name;
  if ('not' in expression) return `not ${writtenAs(expression.not, true)}`;
  const [parts, word] = 'all' in expression ? [expression.all, ' and '] : [expression.any, ' or '];
  const text = parts.map((part) => writtenAs(part, true)).join(word);
  return inside ? `(${text})` : text;
}

/** Every name in it, each once. */
export function namesIn(expression: Expression): string[] {
  if ('name' in expression) return [expression.name];
  if ('not' in expression) return namesIn(expression.not);
  return [...new Set(('all' in expression ? expression.all : expression.any).flatMap(namesIn))];
}
