/** What index.html shows before any script has loaded, until the shop has answered. */
export function FirstPaint() {
  return <div dangerouslySetInnerHTML={{ __html: STATIC }} />;
}

const STATIC = document.getElementById("shop")?.innerHTML ?? "";
