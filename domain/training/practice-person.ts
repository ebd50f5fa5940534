import type { Person } from '../person.ts';

/** Whose card lies on the desk in an exercise: nobody's. */
export const practicePerson: Person = {
  name: 'Nguyễn Thị Luyện Tập',
  sex: 'female',
  birthDate: '1980-05-17',
  idNumber: '064180000017',
  address: 'Làng mẫu số 1',
  phone: '0900000017',
};

/** What the chip card's QR says (seven fields): number, old number, name, birth date, sex, address, day of issue. */
export const practiceCard = '064180000017||Nguyễn Thị Luyện Tập|17051980|Nữ|Làng mẫu số 1|01012022';
