/** The frame of every page, without its loading state: a wrong address then answers 404 instead of 200. */
export { default } from '../(main)/layout.tsx';
