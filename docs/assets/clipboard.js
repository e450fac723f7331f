/* Copy text, with links where a program that reads HTML takes it. */

/** Both forms in one copy: a word processor takes the links, a terminal the text. False where nothing can be copied. */
export async function copy({ plain, html }) {
  try {
    const blob = (type, text) => new Blob([text], { type });
    const forms = { "text/plain": blob("text/plain", plain), ...(html && { "text/html": blob("text/html", html) }) };
    await navigator.clipboard.write([new ClipboardItem(forms)]);
    return true;
  } catch {
    // No such interface, no secure context, or no permission: the older way needs none.
    return copyByEvent(plain, html);
  }
}

function copyByEvent(plain, html) {
  let copied = false;
  const fill = (event) => {
    event.clipboardData.setData("text/plain", plain);
    if (html) event.clipboardData.setData("text/html", html);
    event.preventDefault();
    copied = true;
  };
  document.addEventListener("copy", fill, { once: true, capture: true });
  try {
    document.execCommand("copy");
  } catch {
    // There is the text to select.
  }
  document.removeEventListener("copy", fill, { capture: true });
  return copied;
}
