import { altered } from '../lists'
import type { CardBody, CardCommand } from '../types'

/** Take points and characteristics from elsewhere, as from a file; name, identity and test cases stay. */
export const replaceCard = (content: Pick<CardBody, 'base' | 'reason_codes' | 'characteristics'>): CardCommand => ({
  name: 'replaceCard',
  apply: (doc) => altered(doc, content),
})
