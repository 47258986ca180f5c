import { grouped } from '@/kit/format'

/** 700 ms, 1.5 s. */
export const milliseconds = (ms: number): string => (ms < 1000 ? `${ms} ms` : `${ms / 1000} s`)

export const number = (value: number): string => grouped(String(value))
