/** SVG 2's elements, save those that run, hold HTML or load; https://www.w3.org/TR/SVG2/eltindex.html. */
export const svgElements: ReadonlySet<string> = new Set(
  (
    "a animate animateMotion animateTransform circle clipPath defs desc ellipse feBlend feColorMatrix " +
    "feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight " +
    "feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode " +
    "feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence filter " +
    "g image line linearGradient marker mask mpath path pattern polygon polyline radialGradient rect " +
    "set stop style svg switch symbol text textPath title tspan use view"
  ).split(" "),
);

/** What shows nothing, and is left out without a word: notes of drawing programs, fonts that no browser reads. */
export const silentElements: ReadonlySet<string> = new Set(
  "metadata font font-face glyph missing-glyph hkern vkern".split(" "),
);

/** Elements whose words are kept. */
export const textElements: ReadonlySet<string> = new Set(
  "a desc style text textPath title tspan".split(" "),
);

/** Presentation attributes; https://www.w3.org/TR/SVG2/propidx.html, and those of SVG 1.1 and of filters. */
const presentation =
  "alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation color-interpolation-filters " +
  "color-rendering cursor direction display dominant-baseline enable-background fill fill-opacity fill-rule filter " +
  "flood-color flood-opacity font font-family font-feature-settings font-kerning font-size font-size-adjust " +
  "font-stretch font-style font-variant font-weight glyph-orientation-horizontal glyph-orientation-vertical " +
  "image-rendering isolation kerning letter-spacing lighting-color marker marker-end marker-mid marker-start mask " +
  "mask-type mix-blend-mode opacity overflow paint-order pointer-events shape-rendering stop-color stop-opacity " +
  "stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity " +
  "stroke-width text-anchor text-decoration text-overflow text-rendering transform transform-box transform-origin " +
  "unicode-bidi vector-effect visibility white-space word-spacing writing-mode";

/** Geometry, filters, gradients, motion; https://www.w3.org/TR/SVG2/attindex.html. */
const own =
  "accumulate additive amplitude attributeName attributeType azimuth baseFrequency baseProfile begin bias by " +
  "calcMode class clipPathUnits contentStyleType cx cy d diffuseConstant divisor dur dx dy edgeMode elevation end " +
  "exponent filterRes filterUnits fr from fx fy gradientTransform gradientUnits height id in in2 intercept k1 k2 k3 " +
  "k4 kernelMatrix kernelUnitLength keyPoints keySplines keyTimes lang lengthAdjust limitingConeAngle markerHeight " +
  "markerUnits markerWidth maskContentUnits maskUnits max media method min mode numOctaves offset operator order " +
  "orient origin path pathLength patternContentUnits patternTransform patternUnits points pointsAtX pointsAtY " +
  "pointsAtZ preserveAlpha preserveAspectRatio primitiveUnits r radius refX refY repeatCount repeatDur " +
  "requiredExtensions requiredFeatures restart result role rotate rx ry scale seed side slope spacing " +
  "specularConstant specularExponent spreadMethod startOffset stdDeviation stitchTiles style surfaceScale " +
  "systemLanguage tableValues target targetX targetY textLength to type values version viewBox width x x1 x2 " +
  "xChannelSelector y y1 y2 yChannelSelector z zoomAndPan";

/** The attributes of those elements, save handlers and addresses. */
export const svgAttributes: ReadonlySet<string> = new Set(`${presentation} ${own}`.split(" "));

/** Attributes of the `xml:` namespace. */
export const xmlAttributes: ReadonlySet<string> = new Set(["lang", "space"]);
