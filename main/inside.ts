import { isAbsolute, relative, sep } from 'node:path'

/** Whether `path` lies below `folder`. On Windows the way to another drive is an absolute path. */
export function isInside(folder: string, path: string, paths = { isAbsolute, relative, sep }): boolean {
  const way = paths.relative(folder, path)
  return way !== '' && way !== '..' && !way.startsWith(`..${paths.sep}`) && !paths.isAbsolute(way)
}
