/* What html-validate asks of every page that is built; tests/pages/test_html.py runs it. */
export default {
  root: true,
  extends: ["html-validate:recommended", "html-validate:standard", "html-validate:document", "html-validate:a11y"],
  rules: {
    /* A page is called by the honoree's name, the highest title and the name of the site: real ones have up to 150 signs.
       Search engines cut what is too long for them; what the tab cannot show, the heading says. */
    "long-title": "off",
    /* Every file is the site's own, named by its content; whoever can change it there can change the page too. */
    "require-sri": ["error", { target: "crossorigin" }],
  },
};
