"use client";

import { useEffect } from "react";

/** `/` goes to the search field, `t` opens or closes the first chart's table. Never while something is typed. */
export function Shortcuts() {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === "/") {
        event.preventDefault();
        document.getElementById("search")?.focus();
      }
      if (event.key === "t") {
        const table = document.querySelector<HTMLDetailsElement>("details.chart-table");
        if (!table) return;
        table.open = !table.open;
        table.querySelector("summary")?.focus();
      }
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, []);
  return null;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  );
}
