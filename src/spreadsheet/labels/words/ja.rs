//! Labels in Japanese.

use super::meanings::{CardWords, Meanings, detail, lane};
use crate::spreadsheet::labels::{
    Detail::{Due, Effort, Impact, Status},
    Label::{About, Goal, Owner, Persona, Phase, Stage, Step, Title},
    Lane::*,
};

pub const WORDS: Meanings = &[
    (lane(Pain), "不満点|不満|課題|問題点|問題|悩み|困りごと|ペインポイント|ペイン|障害|ストレス"),
    (lane(Reach), "到達率"),
    (lane(Leaves), "離脱率|離脱"),
    (lane(Severity), "深刻度|重大度"),
    (lane(Opportunity), "改善の機会|機会|改善案|改善点|改善|アイデア|アイディア|施策|対策|解決策|チャンス"),
    (lane(Backstage), "バックステージ|社内の動き|裏側"),
    (lane(Frontstage), "フロントステージ|従業員の行動"),
    (lane(Support), "支援|支援プロセス|システム"),
    (lane(Feels), "感情|気持ち|感情曲線|感情の起伏|心理|満足度|感情スコア"),
    (lane(Thinks), "思考|考え|考えていること|疑問|頭の中"),
    (lane(Says), "発言|声|顧客の声|セリフ|お客様の声"),
    (lane(Touchpoints), "タッチポイント|接点|顧客接点"),
    (lane(Channels), "チャネル|チャンネル|媒体"),
    (lane(Gain), "うれしいこと|嬉しいこと|ゲイン|良い点|喜び|良かった点"),
    (lane(Insight), "気づき|インサイト|発見|洞察"),
    (lane(Metric), "指標|評価指標|kpi"),
    (lane(Moment), "重要な瞬間|真実の瞬間"),
    (lane(Deliverable), "成果物"),
    (lane(Training), "研修"),
    (lane(Takes), "所要時間|時間|期間|待ち時間"),
    (lane(Does), "行動|アクション|活動|やること|ユーザー行動|顧客行動"),
    (Goal, "目標|ゴール|目的"),
    (lane(Needs), "ニーズ|期待|要望|欲求"),
    (lane(Note), "メモ|備考|コメント"),
    (Step, "ステップ|手順"),
    (Stage, "段階|ステージ"),
    (Phase, "フェーズ|局面"),
    (Persona, "ペルソナ|ユーザー|顧客"),
    (Title, "タイトル|ジャーニー|カスタマージャーニー"),
    (Owner, "担当|担当者|作成者"),
    (About, "シナリオ|説明|概要|背景"),
    (detail(Impact), "影響|影響度|効果|インパクト"),
    (detail(Effort), "工数|労力|手間"),
    (detail(Due), "期限|期日|締め切り"),
    (detail(Status), "状況|ステータス|進捗"),
];

pub const CARDS: CardWords = CardWords {
    types: "種類|種別|タイプ|分類|カテゴリ|カテゴリー",
    texts: "タイトル|題名|件名|名前|名称|カード|テキスト|内容",
    details: "説明|詳細",
    frames: "フレーム|セクション|列",
};
