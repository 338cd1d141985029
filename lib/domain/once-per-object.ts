/**
 * The same function, worked out once for each object that is asked about: records are replaced when they change, so an
 * object stands for what it holds. What was found goes with its object.
 */
export function oncePerObject<Subject extends object, Value>(
  workOut: (subject: Subject) => Value,
): (subject: Subject) => Value {
  const known = new WeakMap<Subject, { value: Value }>();
  return (subject) => {
    const found = known.get(subject) ?? { value: workOut(subject) };
    known.set(subject, found);
    return found.value;
  };
}
