// Names on messaging services, with @ and without.

import { tableOf } from './case-table.js';

export const HANDLES = tableOf({
  Latin: `
    write to @visa_fast today => @visa_fast
    dm me on insta: jobs.abroad99 => @jobs.abroad99
    my telegram is @boat_man => @boat_man
    Telegram: agent_k7 => @agent_k7
    snap: lina_x2 => @lina_x2
    (@recruit.hr) => @recruit.hr
    ask for @Sam_Travel, he knows => @sam_travel
    line id: work_thai88 => @work_thai88
    discord: lost_kid04 => @lost_kid04
    écris-moi sur Telegram : passage_fr => @passage_fr
    mon insta @mila.doree => @mila.doree
    contacte @convoi_sfax vite => @convoi_sfax
    mi ig: viajes_seguros1 => @viajes_seguros1
    escríbeme a @coyote_norte => @coyote_norte
    telegram: cruce_24h => @cruce_24h
    zalo: viec_lam_9 => @viec_lam_9
    kết bạn tele @xkld_dailoan => @xkld_dailoan
    fb: em_gai.91 => @em_gai.91
    DM niyo lang si @ate_hiring => @ate_hiring
    tele: kerja_cepat7 => @kerja_cepat7
    hubungi @loker_kamboja ya => @loker_kamboja
    wechat: ah_lian77 => @ah_lian77
    follow tiktok @kerja.kilang => @kerja.kilang
    twitter: @border_help => @border_help
  `,
  Arabic: `
    راسلني على تيليجرام: travel_eu1 => @travel_eu1
    تلجرام @boat_zarzis => @boat_zarzis
    انستا: work.gulf9 => @work.gulf9
    سناب: sara_99x => @sara_99x
    حسابي @jobs_dubai => @jobs_dubai
    تواصل مع @wasit_24 الآن => @wasit_24
    على الانستا @maid.office => @maid.office
    هنا telegram: hijra_77 => @hijra_77
    تليجرام: visa_pro5 => @visa_pro5
    انستغرام: house_help1 => @house_help1
    @safar_now ابعث له => @safar_now
    اسأل عن @abu_ali_trips => @abu_ali_trips
    السناب حقي @noor.k1 => @noor.k1
    كلم @crossing_it على الخاص => @crossing_it
    فيسبوك @maktab_amal => @maktab_amal
    معرفه @ticket2eu، ثقة => @ticket2eu
    انستا @model_cast => @model_cast
    للحجز @sea_trip_tn => @sea_trip_tn
    تيليجرام: karim_x10 => @karim_x10
    سناب: hr_doha4 => @hr_doha4
    هنا (@legal_aid_lb) => @legal_aid_lb
  `,
  Bengali: `
    টেলিগ্রাম: visa_bd99 => @visa_bd99
    টেলিগ্রামে @italy_boat নক দেন => @italy_boat
    ইনস্টা: job.kuwait1 => @job.kuwait1
    আমার আইডি @rony_travels => @rony_travels
    যোগাযোগ @dalal_24 => @dalal_24
    দেখেন telegram: libya_game7 => @libya_game7
    ফেসবুক @euro_visa_bd => @euro_visa_bd
    ইনস্টাগ্রাম @nodi.modeling => @nodi.modeling
    @serbia_work এ মেসেজ => @serbia_work
    ভাই @agent_sylhet কে বলেন => @agent_sylhet
    টিকটক @dubai_jobs.bd => @dubai_jobs.bd
    টেলিগ্রাম: mm_call5 => @mm_call5
    টেলিগ্রাম আইডি: help_bd2 => @help_bd2
    ইনবক্স @riya_99k => @riya_99k
    দেখেন (@malay_kaj) => @malay_kaj
    আইডি: @passport_bd, ওকে => @passport_bd
    দেখেন imo @sumon_k8 => @sumon_k8
    @boat.teknaf দেখেন => @boat.teknaf
    টেলিগ্রাম: romania_22 => @romania_22
    চ্যানেল @jobs_gulf_bd => @jobs_gulf_bd
    গ্রুপে @admin_ctg লিখেন => @admin_ctg
  `,
  Thai: `
    แอดไลน์ @jobkorea99 => @jobkorea99
    ไอดีไลน์ work_pp88 => @work_pp88
    ไลน์: nong_a12 => @nong_a12
    ทักมาที่ @massage.bh => @massage.bh
    ไลน์ไอดี: visa_thai7 => @visa_thai7
    เทเลแกรม: pp_admin1 => @pp_admin1
    ไอจี @pretty_cast => @pretty_cast
    พี่ line id: phi_kung55 => @phi_kung55
    แอดมา@callcenter_hr => @callcenter_hr
    เพจ @farm_israel => @farm_israel
    แอดไลน์ ok_job.9 => @ok_job.9
    ไลน์ @ghost_kr => @ghost_kr
    ติดต่อ@mae_sot_car => @mae_sot_car
    ทวิต @side_biz7 => @side_biz7
    พี่ telegram: pattaya_x3 => @pattaya_x3
    ไลน์: p_nong.99 => @p_nong.99
    ติ๊กตอก @work_dubai_th => @work_dubai_th
    ไอดีไลน์: cambo_88 => @cambo_88
    คุยกับ @hr_ling ได้เลย => @hr_ling
    พี่ (@helpline_th) => @helpline_th
    เทเลแกรม @kk_park => @kk_park
  `,
  Burmese: `
    တယ်လီဂရမ်: mm_job99 => @mm_job99
    တယ်လီဂရမ် @mae_sot_work => @mae_sot_work
    @agent_ygn ကို ဆက်သွယ်ပါ => @agent_ygn
    ဒီမှာ telegram: thai_mou7 => @thai_mou7
    ဖေ့ဘုတ် @malay_job => @malay_job
    ဝီချက် @ah_ko88 => @ah_ko88
    အကောင့် @shwe_hr1 => @shwe_hr1
    ဒီမှာ wechat: muse_22 => @muse_22
    ဒီမှာ line id: ko_zaw9 => @ko_zaw9
    တယ်လီဂရမ်: kk_admin5 => @kk_admin5
    တစ်တော့ @dubai_mm => @dubai_mm
    @boat_ranong မှာ မေးပါ => @boat_ranong
    မက်ဆေ့ပို့ @su_su.11 => @su_su.11
    ဒီမှာ fb: hla_hla.77 => @hla_hla.77
    ဒီမှာ (@mm_help) => @mm_help
    ချန်နယ် @jobs_mm_th => @jobs_mm_th
    တယ်လီဂရမ် @visa.ygn => @visa.ygn
    viber မရရင် @agent_mdy => @agent_mdy
    အက်မင် @admin_kyi => @admin_kyi
    @china_bride2 ဆိုတဲ့ အကောင့် => @china_bride2
    တယ်လီဂရမ်: pass_ci3 => @pass_ci3
  `,
  Tamil: `
    டெலிகிராம்: job_tn99 => @job_tn99
    டெலிகிராமில் @thai_call => @thai_call
    இன்ஸ்டா: gulf.maid1 => @gulf.maid1
    @agent_chennai கிட்ட கேளு => @agent_chennai
    ஐடி @kuwait_job => @kuwait_job
    பாருங்க telegram: boat_lk7 => @boat_lk7
    இன்ஸ்டாவில் @model.cast => @model.cast
    முகநூல் @dubai_tamil => @dubai_tamil
    தொடர்புக்கு @visa_mdu => @visa_mdu
    டெலிகிராம்: canada_22 => @canada_22
    பாருங்க insta: nila_x9 => @nila_x9
    @sea_route.lk மெசேஜ் பண்ணு => @sea_route.lk
    குரூப் அட்மின் @admin_tvl => @admin_tvl
    டெலிகிராம் @it_job_kk => @it_job_kk
    இன்ஸ்டா: ravi.hr5 => @ravi.hr5
    பாருங்க (@udhavi_tn) => @udhavi_tn
    ஃபேஸ்புக் @maid_oman => @maid_oman
    பாருங்க snap: priya_77 => @priya_77
    சேனல் @jobs_sg_tn => @jobs_sg_tn
    @colombo_agent2, நம்பலாம் => @colombo_agent2
    டெலிகிராம்: lanka_g8 => @lanka_g8
  `,
  Han: `
    加微信abc_job88 => @abc_job88
    微信号：ak47work => @ak47work
    飞机：@xg_hr999 => @xg_hr999
    纸飞机@kk_yuanqu => @kk_yuanqu
    电报:mdw_admin1 => @mdw_admin1
    找我 vx: job2026k => @job2026k
    联系@laotie_zx => @laotie_zx
    加微 dy_hr_77 => @dy_hr_77
    找我 telegram：xianggang_7 => @xianggang_7
    找我 Line ID: tw_job55 => @tw_job55
    加賴 @maid_tw => @maid_tw
    找我 IG：girl.bar99 => @girl.bar99
    推特@gonghui_hr => @gonghui_hr
    微信 zhaogong_01 => @zhaogong_01
    加微信：ynbj_22 => @ynbj_22
    找我 TG：@hk_money => @hk_money
    飞机号 @dl_visa8 => @dl_visa8
    频道@mianbei_job => @mianbei_job
    微信號：hk_help5 => @hk_help5
    私聊@admin_xigang吧 => @admin_xigang
    找@snake_head2带路 => @snake_head2
  `,
});
