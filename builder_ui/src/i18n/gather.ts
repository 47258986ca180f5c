export type Strings = Record<string, string>

/** Every area file becomes the keys `area.name`. A new area is one new file in each folder. */
export const gather = (files: Record<string, { strings: Strings }>): Strings => {
  const all: Strings = {}
  for (const [path, file] of Object.entries(files)) {
    const area = path.replace(/^.*\/(.+)\.ts$/, '$1')
    for (const [key, text] of Object.entries(file.strings)) all[`${area}.${key}`] = text
  }
  return all
}
