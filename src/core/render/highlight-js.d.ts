// The types of highlight.js bring those of a browser with them, which are not to be known here: the
// core's tsconfig.json takes these, which are all that lowlight's types name.

export type LanguageFn = (library: never) => object;
