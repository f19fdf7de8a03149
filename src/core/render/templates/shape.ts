/** What a template may name, and under each name what it holds: words, a list (of one kind), or names again. */
export type Shape = string | readonly [Shape] | ShapeFields;

/** Names, and what each holds. */
export interface ShapeFields {
  readonly [name: string]: Shape;
}

/** The shape of a view model: the compiler finds a field that is missing here, or that no view has. */
export type ShapeOf<T> =
  NonNullable<T> extends string | number | boolean
    ? null extends T
      ? `${LeafOf<NonNullable<T>>}, or null`
      : LeafOf<T>
    : NonNullable<T> extends readonly (infer E)[]
      ? readonly [ShapeOf<E>]
      : { readonly [K in keyof NonNullable<T>]-?: ShapeOf<NonNullable<T>[K]> };

type LeafOf<T> = T extends boolean
  ? "true or false"
  : T extends number
    ? "number"
    : "html" | "text" | `one of ${string}`;
