import 'server-only';

type Plain<Value> = Value extends readonly (infer Item)[]
  ? Plain<Item>[]
  : Value extends object
    ? { -readonly [Key in keyof Value]: Plain<Value[Key]> }
    : Value;

/** The domain's values forbid writing, those of the contract do not say so: the same value as the other type. */
export function plain<Value>(value: Value): Plain<Value> {
  return value as Plain<Value>;
}
