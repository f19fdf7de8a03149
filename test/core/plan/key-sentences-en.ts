import type { KeyCase } from "./key-sentences-ja.ts";

export const english: readonly KeyCase[] = [
  {
    why: "the first sentence asks, the second answers",
    paragraphs: [
      [
        "[first] Why does a loaf of bread rise in the oven?",
        "[key] Yeast feeds on the sugar in the dough and gives off carbon dioxide.",
        "[long] The gas is caught in a net of gluten, which stretches like thousands of small balloons until the heat sets it.",
      ],
      [
        "[key] Kneading is what builds the net.",
        "[last] A dough that is kneaded too little stays flat, however much yeast is in it.",
      ],
    ],
  },
  {
    why: "the first sentence announces the section",
    paragraphs: [
      [
        "[first] In this section, we look at how a compiler reads a program.",
        "[key] A lexer cuts the text into words, numbers and signs.",
        "[long] White space and comments are dropped at this point, so the later stages never see how neatly the author arranged the lines.",
      ],
      [
        "[key] The **parser** arranges these pieces in a tree.",
        "[last] Each node of the tree stands for one construct of the language.",
      ],
    ],
  },
  {
    why: "a term in the middle outweighs the first sentence",
    paragraphs: [
      [
        "[first] Two people may edit the same page at the same time.",
        "If both press the button, the second change wipes out the first.",
        "[key] A **lock** lets only one of them write until the work is done.",
        "[last] Most databases take and release it without being told.",
      ],
      [
        "[key] Waiting for each other costs time.",
        "[long] Some systems let both go ahead and check for a clash at the end, which is cheaper as long as a clash is rare.",
      ],
    ],
  },
  {
    why: "two terms in one paragraph do not both go up",
    paragraphs: [
      [
        "[key] The **mean** is the sum of the values divided by their number.",
        "[term] The **median** is the value in the middle.",
        "A single millionaire moves the former a lot and the latter hardly at all.",
      ],
      [
        "[key] Incomes are best described by the value in the middle.",
        "[long] Newspapers that print the other figure make the typical household look richer than any household in the street feels.",
      ],
    ],
  },
  {
    why: "a first sentence that opposes the one before gives way",
    paragraphs: [
      [
        "[key] A vaccine shows the body a harmless part of a germ.",
        "[long] White blood cells that happen to fit that part multiply, and some of their offspring stay in the body for decades.",
      ],
      [
        "[first] However, the memory is not perfect.",
        "[key] Influenza viruses change their coat from year to year.",
        "[last] Last year's cells no longer recognise them.",
      ],
    ],
  },
  {
    why: "a first sentence whose pronoun points back gives way",
    paragraphs: [
      [
        "[key] Steel cables carry the weight of a suspension bridge.",
        "[last] Two towers hold the cables up, and two anchors hold them down.",
      ],
      [
        "[first] They must also resist the wind.",
        "[key] A narrow deck twists in a steady wind until it breaks.",
        "[long] Engineers learnt this from a bridge in the state of Washington, which swung for hours before a film camera in 1940.",
      ],
    ],
  },
  {
    why: "an example comes first, the rule second",
    paragraphs: [
      [
        "[first] For example, a shop may sell bread below its cost.",
        "[key] A price tells a customer more than what an article costs.",
        "[last] People who come for the bread leave with cheese and wine.",
      ],
      [
        "[key] A low price may also signal low quality.",
        "[long] Wine that is sold at twice the price is rated higher by people who taste it, even if the bottles hold the same wine.",
      ],
    ],
  },
  {
    why: "of six paragraphs, the one with only a pronoun goes without",
    paragraphs: [
      ["[key] Clay tablets were cheap and lasted for thousands of years."],
      ["[five] They were heavy as well."],
      ["[key] Papyrus came from a reed that grew along the Nile."],
      ["[key] Parchment was made from the skins of sheep and calves."],
      ["[key] Paper reached Europe by way of the Arab world."],
      ["[key] Movable type made books affordable for towns and schools."],
    ],
  },
  {
    why: "of six paragraphs, the last has the term",
    paragraphs: [
      ["[key] Light travels in straight lines through air of even density."],
      ["[key] A mirror throws it back at the angle at which it came."],
      ["[key] Glass slows light down and bends its path."],
      ["[key] Blue light is bent more than red light."],
      ["[five] A drop of rain does to sunlight what a prism does."],
      ["[key] At a shallow angle no light leaves the glass: this is **total reflection**."],
    ],
  },
  {
    why: "one long paragraph gives sentences from all over it",
    paragraphs: [
      [
        "[key] A queue grows whenever customers arrive faster than they are served.",
        "[five] Nobody is surprised by that.",
        "[five] More surprising is a queue that grows although the clerk is often idle.",
        "[key] Arrivals come in bunches, and an idle minute cannot be saved for later.",
        "[five] A clerk who is busy nine minutes in ten has a long queue most of the day.",
        "[last] Another clerk would shorten it at once.",
      ],
    ],
  },
  {
    why: "the last paragraph announces the next section only",
    paragraphs: [
      [
        "[key] A prime number has no divisors but one and itself.",
        "[long] Every whole number above one is a product of primes in exactly one way, which makes them the atoms of arithmetic.",
      ],
      ["[key] A short proof shows that there are **infinitely many** primes."],
      ["[first] The next section asks how they are spread among the other numbers."],
    ],
  },
  {
    why: "a look back on the chapter is its summary, a look ahead is not",
    paragraphs: [
      [
        "[key] This chapter has shown three ways to date a layer of rock.",
        "[key] Radioactive elements decay at a fixed rate and serve as clocks.",
        "[last] In the next chapter, we read the climate of the past from fossils.",
      ],
    ],
  },
  {
    why: "a lead-in, an aside and a fragment are passed over",
    paragraphs: [
      [
        "[first] A warning.",
        "(The proof is in the appendix.)",
        "[key] Four times the sample halves the error.",
        "[long] Pollsters stop at about a thousand people, since asking the whole nation would cost far more than the gain in precision is worth.",
      ],
      [
        "[first] A sample can be drawn in the following ways.",
        "[key] Drawing at random is the surest guard against bias.",
      ],
    ],
  },
  {
    why: "an over-long first sentence gives way to a short one",
    paragraphs: [
      [
        "[first long] Long before there were pumps, the engineers of Rome led water from springs in the hills over stone arches and through tunnels into the city, where it ran day and night through fountains, baths and private houses and at last washed out the sewers.",
        "[key] The water flowed by its own weight all the way.",
        "A fall of one metre in three kilometres was enough.",
      ],
      ["[key] Private taps were taxed by the width of their pipes."],
    ],
  },
  {
    why: "a term in a question or an announcement is not yet its meaning",
    paragraphs: [
      [
        "[first term] So what is **inertia**?",
        "[key] A body keeps its speed and direction unless a force acts on it.",
        "[last] Passengers fall forward when a train brakes.",
      ],
      [
        "[term] We will discuss **friction** in a moment.",
        "[key] Things on earth come to rest because something holds them back.",
      ],
    ],
  },
  {
    why: "words that only look like a link to the sentence before stand alone",
    paragraphs: [
      [
        "[key] Those who draw maps must choose what to leave out.",
        "[long] A map of the underground that kept the true distances would crowd the names in the centre and waste the paper at its edges.",
      ],
      ["[key] These days, most maps are drawn anew for each reader.", "[last] The screen follows."],
      ["[key] Both surveyors and pilots need true angles.", "But sailors were the first."],
    ],
  },
  {
    why: "a paragraph of nothing better still gives its linked sentence",
    paragraphs: [
      [
        "[key] Public transport becomes cheaper for each rider as their number grows.",
        "[last] Large cities can afford a train every two minutes.",
      ],
      [
        "[first] This works the other way round in the country.",
        "[key] In other words, fewer riders mean fewer buses, and fewer buses mean fewer riders.",
        "It is hard to stop.",
      ],
    ],
  },
  {
    why: "a sentence that recalls what was said before gives way",
    paragraphs: [
      [
        "[first] As mentioned above, a router knows only its neighbours.",
        "[key] Each router tells its neighbours how far away every network is.",
        "Within minutes, all of them know the shortest way.",
      ],
      [
        "[key] A broken line is bad news, and bad news travels slowly.",
        "[long] Two routers may go on believing for a while that the way leads through the other, and count the distance up step by step.",
      ],
    ],
  },
];
