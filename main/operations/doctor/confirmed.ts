/** What a person said of this PC, as its memory keeps it: when, and by whom. Another PC is asked anew. */
export const CLOCK_CONFIRMED = 'doctor.clock-confirmed';
export const POWER_ON_CONFIRMED = 'doctor.power-on-confirmed';
