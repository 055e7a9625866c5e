/* A button on each snippet that copies it. Without this script the text can still be selected. */
"use strict";

const WORDS_BACK = 2000; // milliseconds until the button says what it does again

function copyButton(block, words) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button-plain copy";
  button.textContent = words.copy;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(block.textContent);
    } catch {
      window.getSelection().selectAllChildren(block); // no permission: selected is half way there
      return;
    }
    button.textContent = words.copied;
    setTimeout(() => { button.textContent = words.copy; }, WORDS_BACK);
  });
  block.before(button);
}

const words = document.querySelector("[data-copy]").dataset;
for (const block of document.querySelectorAll("pre.copyable")) copyButton(block, words);
