import { isList, isMapping, type Path, type Value } from '../value.ts';

/** Returns the data with a member set; lists and mappings on the way that are missing are made. */
export function withMember(data: Value | undefined, path: Path, member: Value): Value {
  const [step, ...rest] = path;
  if (step === undefined) return member;
  if (typeof step === 'number') {
    const items = isList(data) ? [...data] : [];
    items[step] = withMember(items[step], rest, member);
    return items;
  }
  const fields = isMapping(data) ? data : {};
  return {
    ...fields,
    [step]: withMember(Object.hasOwn(fields, step) ? fields[step] : undefined, rest, member),
  };
}

/** Returns the data without a member; where there is no such member, as it is. */
export function withoutMember(data: Value, path: Path): Value {
  const [step, ...rest] = path;
  if (isList(data) && typeof step === 'number') {
    if (rest.length === 0) return data.filter((_, i) => i !== step);
    return data.map((item, i) => (i === step ? withoutMember(item, rest) : item));
  }
  if (!isMapping(data) || typeof step !== 'string' || !Object.hasOwn(data, step)) return data;
  const { [step]: member = null, ...others } = data;
  return rest.length === 0 ? others : { ...data, [step]: withoutMember(member, rest) };
}
