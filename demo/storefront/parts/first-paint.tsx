/** What index.html paints before any script has come, for as long as the shop has not answered. */
export function FirstPaint() {
  return <div dangerouslySetInnerHTML={{ __html: STATIC }} />;
}

const STATIC = document.getElementById("shop")?.innerHTML ?? "";
