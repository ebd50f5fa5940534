/** The tests' terminal is the one `npm run morning` drives. */
export * from '../../scripts/terminal-client.ts';
