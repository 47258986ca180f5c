import { create } from 'zustand'

/** Whether the command palette is open. */
export const usePalette = create<{ open: boolean; show: () => void; hide: () => void }>((set) => ({
  open: false,
  show: () => set({ open: true }),
  hide: () => set({ open: false }),
}))
