import type { HolidayName } from "./holidays.ts"

// The yearly notices of the General Office of the State Council, as published, with their two revisions
// in this span (Labour Day 2019, Spring Festival 2020). Days off are listed as the notices list them: a
// weekend joined to a holiday is not always named. A notice may settle days of the year before it.

/** One holiday of a notice: its name, the days off (first~last), the weekend days worked. */
export type NoticedHoliday = readonly [name: HolidayName, off: string, work?: string]

/** A notice or a revision of one. Days are `MM-DD` of its year, or `YYYY-MM-DD`. */
export interface HolidayNotice {
  readonly year: number
  readonly revises?: true
  readonly number: string
  readonly publishedOn: string
  readonly url: string
  readonly holidays: readonly NoticedHoliday[]
}

/** In order of publication. */
export const holidayNotices: readonly HolidayNotice[] = [
  {
    year: 2018,
    number: "国办发明电〔2017〕12号",
    publishedOn: "2017-11-30",
    url: "https://www.gov.cn/zhengce/content/2017-11/30/content_5243579.htm",
    holidays: [
      ["new-year", "01-01"],
      ["spring-festival", "02-15~02-21", "02-11 02-24"],
      ["qingming", "04-05~04-07", "04-08"],
      ["labour-day", "04-29~05-01", "04-28"],
      ["dragon-boat", "06-18"],
      ["mid-autumn", "09-24"],
      ["national-day", "10-01~10-07", "09-29 09-30"],
    ],
  },
  {
    year: 2019,
    number: "国办发明电〔2018〕15号",
    publishedOn: "2018-12-06",
    url: "https://www.gov.cn/zhengce/content/2018-12/06/content_5346276.htm",
    holidays: [
      ["new-year", "2018-12-30~2019-01-01", "2018-12-29"],
      ["spring-festival", "02-04~02-10", "02-02 02-03"],
      ["qingming", "04-05"],
      ["labour-day", "05-01"],
      ["dragon-boat", "06-07"],
      ["mid-autumn", "09-13"],
      ["national-day", "10-01~10-07", "09-29 10-12"],
    ],
  },
  {
    year: 2019,
    revises: true,
    number: "国办发明电〔2019〕3号",
    publishedOn: "2019-03-22",
    url: "https://www.gov.cn/zhengce/content/2019-03/22/content_5375877.htm",
    holidays: [["labour-day", "05-01~05-04", "04-28 05-05"]],
  },
  {
    year: 2020,
    number: "国办发明电〔2019〕16号",
    publishedOn: "2019-11-21",
    url: "https://www.gov.cn/zhengce/content/2019-11/21/content_5454164.htm",
    holidays: [
      ["new-year", "01-01"],
      ["spring-festival", "01-24~01-30", "01-19 02-01"],
      ["qingming", "04-04~04-06"],
      ["labour-day", "05-01~05-05", "04-26 05-09"],
      ["dragon-boat", "06-25~06-27", "06-28"],
      ["national-day-and-mid-autumn", "10-01~10-08", "09-27 10-10"],
    ],
  },
  {
    year: 2020,
    revises: true,
    number: "国办发明电〔2020〕1号",
    publishedOn: "2020-01-27",
    url: "https://www.gov.cn/zhengce/content/2020-01/27/content_5472352.htm",
    holidays: [["spring-festival", "01-24~02-02", "01-19"]],
  },
  {
    year: 2021,
    number: "国办发明电〔2020〕27号",
    publishedOn: "2020-11-25",
    url: "https://www.gov.cn/zhengce/content/2020-11/25/content_5564127.htm",
    holidays: [
      ["new-year", "01-01~01-03"],
      ["spring-festival", "02-11~02-17", "02-07 02-20"],
      ["qingming", "04-03~04-05"],
      ["labour-day", "05-01~05-05", "04-25 05-08"],
      ["dragon-boat", "06-12~06-14"],
      ["mid-autumn", "09-19~09-21", "09-18"],
      ["national-day", "10-01~10-07", "09-26 10-09"],
    ],
  },
  {
    year: 2022,
    number: "国办发明电〔2021〕11号",
    publishedOn: "2021-10-25",
    url: "https://www.gov.cn/zhengce/content/2021-10/25/content_5644835.htm",
    holidays: [
      ["new-year", "01-01~01-03"],
      ["spring-festival", "01-31~02-06", "01-29 01-30"],
      ["qingming", "04-03~04-05", "04-02"],
      ["labour-day", "04-30~05-04", "04-24 05-07"],
      ["dragon-boat", "06-03~06-05"],
      ["mid-autumn", "09-10~09-12"],
      ["national-day", "10-01~10-07", "10-08 10-09"],
    ],
  },
  {
    year: 2023,
    number: "国办发明电〔2022〕16号",
    publishedOn: "2022-12-08",
    url: "https://www.gov.cn/zhengce/content/2022-12/08/content_5730844.htm",
    holidays: [
      ["new-year", "2022-12-31~2023-01-02"],
      ["spring-festival", "01-21~01-27", "01-28 01-29"],
      ["qingming", "04-05"],
      ["labour-day", "04-29~05-03", "04-23 05-06"],
      ["dragon-boat", "06-22~06-24", "06-25"],
      ["national-day-and-mid-autumn", "09-29~10-06", "10-07 10-08"],
    ],
  },
  {
    year: 2024,
    number: "国办发明电〔2023〕7号",
    publishedOn: "2023-10-25",
    url: "https://www.gov.cn/zhengce/content/202310/content_6911527.htm",
    holidays: [
      ["new-year", "01-01"],
      ["spring-festival", "02-10~02-17", "02-04 02-18"],
      ["qingming", "04-04~04-06", "04-07"],
      ["labour-day", "05-01~05-05", "04-28 05-11"],
      ["dragon-boat", "06-10"],
      ["mid-autumn", "09-15~09-17", "09-14"],
      ["national-day", "10-01~10-07", "09-29 10-12"],
    ],
  },
  {
    year: 2025,
    number: "国办发明电〔2024〕12号",
    publishedOn: "2024-11-12",
    url: "https://www.gov.cn/zhengce/content/202411/content_6986382.htm",
    holidays: [
      ["new-year", "01-01"],
      ["spring-festival", "01-28~02-04", "01-26 02-08"],
      ["qingming", "04-04~04-06"],
      ["labour-day", "05-01~05-05", "04-27"],
      ["dragon-boat", "05-31~06-02"],
      ["national-day-and-mid-autumn", "10-01~10-08", "09-28 10-11"],
    ],
  },
  {
    year: 2026,
    number: "国办发明电〔2025〕7号",
    publishedOn: "2025-11-04",
    url: "https://www.gov.cn/zhengce/content/202511/content_7047090.htm",
    holidays: [
      ["new-year", "01-01~01-03", "01-04"],
      ["spring-festival", "02-15~02-23", "02-14 02-28"],
      ["qingming", "04-04~04-06"],
      ["labour-day", "05-01~05-05", "05-09"],
      ["dragon-boat", "06-19~06-21"],
      ["mid-autumn", "09-25~09-27"],
      ["national-day", "10-01~10-07", "09-20 10-10"],
    ],
  },
]
