import { altered, changed, moved, without } from '../lists'
import type { CardBody, CardCommand, Characteristic } from '../types'

/** Put one more characteristic at the end of the card. */
export const addCharacteristic = (one: Characteristic): CardCommand => ({
  name: 'addCharacteristic',
  apply: (doc) => (doc.characteristics.some(({ uid }) => uid === one.uid) ? doc : { ...doc, characteristics: [...doc.characteristics, one] }),
})

/** Change what a characteristic looks at, how it is called, or what it gives otherwise. */
export const changeCharacteristic = (uid: string, what: { readonly [K in keyof Omit<Characteristic, 'uid'>]?: Characteristic[K] | undefined }): CardCommand => ({
  name: 'changeCharacteristic',
  merge: `characteristic:${uid}:${Object.keys(what).sort().join(',')}`,
  apply: (doc) => (doc.characteristics.some((each) => each.uid === uid) ? { ...doc, characteristics: changed(doc.characteristics, uid, what) } : doc),
})

/** Move a characteristic up or down. */
export const moveCharacteristic = (uid: string, by: number): CardCommand => ({
  name: 'moveCharacteristic',
  apply: (doc) => {
    const from = doc.characteristics.findIndex((each) => each.uid === uid)
    const characteristics = moved(doc.characteristics, from, from + by)
    return from < 0 || characteristics === doc.characteristics ? doc : { ...doc, characteristics }
  },
})

/** Take a characteristic out with its bins. */
export const removeCharacteristic = (uid: string): CardCommand => ({
  name: 'removeCharacteristic',
  apply: (doc) => {
    const characteristics = without(doc.characteristics, new Set([uid]))
    return characteristics.length === doc.characteristics.length ? doc : { ...doc, characteristics }
  },
})

/** Change the card itself: its name, its form, the points everybody begins with. */
export const changeCard = (what: { readonly [K in 'label' | 'form' | 'base' | 'description' | 'shared' | 'reason_codes']?: CardBody[K] | undefined }): CardCommand => ({
  name: 'changeCard',
  merge: `card:${Object.keys(what).sort().join(',')}`,
  apply: (doc) => altered(doc, what),
})
