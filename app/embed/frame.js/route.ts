/** For pages that frame views: gives each frame the height that its page says. */
const script = `addEventListener("message", function (event) {
  var said = event.data;
  if (!said || said.type !== "nianbaotong:height" || !(said.height > 0 && said.height < 20000)) return;
  document.querySelectorAll("iframe").forEach(function (frame) {
    if (frame.contentWindow === event.source) frame.style.height = said.height + "px";
  });
});
document.querySelectorAll("iframe").forEach(function (frame) {
  if (frame.contentWindow) frame.contentWindow.postMessage("nianbaotong:ask", "*");
});
`;

export function GET() {
  return new Response(script, {
    headers: { "Content-Type": "text/javascript; charset=utf-8", "Cache-Control": "public, max-age=3600" },
  });
}
