/**
 * What Chromium offers on any page and nobody needs at a kiosk: menus of a right click or a long press, dragging things out
 * of the page and dropping things on it, marking text, zooming with two fingers or Ctrl and the wheel, the mouse's buttons
 * for back and forward, opening a link in another window. The window itself is locked by the shell; this is for the page,
 * and all there is where the kiosk runs in a browser.
 */
export function guardPage(view: Window): () => void {
  const refuse = (event: Event) => event.preventDefault();
  const refuseWhen = (isMeant: (event: never) => boolean) => (event: Event) => {
    if (isMeant(event as never)) event.preventDefault();
  };
  const refused: Readonly<Record<string, (event: Event) => void>> = {
    contextmenu: refuse,
    dragstart: refuse,
    dragover: refuse,
    drop: refuse,
    selectstart: refuseWhen(({ target }: Event) => !isField(target)),
    wheel: refuseWhen(({ ctrlKey }: WheelEvent) => ctrlKey),
    touchmove: refuseWhen(({ touches }: TouchEvent) => touches.length > 1),
    gesturestart: refuse,
    auxclick: refuse,
    mousedown: refuseWhen(({ button }: MouseEvent) => button !== 0),
    mouseup: refuseWhen(({ button }: MouseEvent) => button > 2),
    click: refuseWhen(({ ctrlKey, shiftKey, metaKey }: MouseEvent) => ctrlKey || shiftKey || metaKey),
  };
  for (const [type, listener] of Object.entries(refused)) {
    view.addEventListener(type, listener, { capture: true, passive: false });
  }
  return () => {
    for (const [type, listener] of Object.entries(refused)) view.removeEventListener(type, listener, { capture: true });
  };
}

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea') !== null;
}
