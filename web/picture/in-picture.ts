import { createContext, use } from 'react'
import type { PictureFormat } from './formats.ts'

/**
 * The picture that something is drawn for; nothing on a page. A picture has the room of a slide, so that of much it shows the first part,
 * and says so in a `.picture-note`.
 */
export const InPicture = createContext<PictureFormat | undefined>(undefined)
export const usePicture = (): PictureFormat | undefined => use(InPicture)
