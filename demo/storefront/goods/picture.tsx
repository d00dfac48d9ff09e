import type { ComponentType } from "react";
import type { ProductHandle } from "../../seed-products";
import { Dorayaki, Postcard, TeaChest } from "./other-pictures";
import { LooseTea, Matcha, Sencha } from "./tea-pictures";

const DRAWINGS: Record<ProductHandle, ComponentType> = {
  sencha: Sencha,
  matcha: Matcha,
  dorayaki: Dorayaki,
  "loose-tea": LooseTea,
  postcard: Postcard,
  "tea-chest": TeaChest,
};

/** The drawing of a product; a plain background for one without a drawing. */
export function Picture({ handle }: { handle: string }) {
  const Drawing = isDrawn(handle) ? DRAWINGS[handle] : undefined;
  return (
    <svg className="picture" viewBox="0 0 400 300" aria-hidden="true" focusable="false">
      {Drawing ? <Drawing /> : <rect width="400" height="300" fill="#e6ecdb" />}
    </svg>
  );
}

function isDrawn(handle: string): handle is ProductHandle {
  return Object.hasOwn(DRAWINGS, handle);
}
