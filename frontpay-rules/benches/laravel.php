<?php
// php laravel.php AUTOLOAD RULES.json PAYLOAD.json SECONDS
//
// Reads a payload again and again, from its bytes to Laravel's verdict, for so many seconds, and prints as JSON how often
// that was and what failed.

error_reporting(E_ALL & ~E_DEPRECATED);
[, $autoload, $rules, $payload, $seconds] = $argv;
require $autoload;

$translator = new Illuminate\Translation\Translator(new Illuminate\Translation\ArrayLoader(), 'en');
$rules = json_decode(file_get_contents($rules), true);
$bytes = file_get_contents($payload);

function validated($translator, array $rules, string $bytes): Illuminate\Validation\Validator
{
    $validator = new Illuminate\Validation\Validator($translator, json_decode($bytes, true), $rules);
    $validator->passes();
    return $validator;
}

$failed = [];
foreach (validated($translator, $rules, $bytes)->failed() as $path => $broken) {
    foreach (array_keys($broken) as $rule) {
        $failed[] = $path . ' ' . Illuminate\Support\Str::snake($rule);
    }
}

$runs = 0;
$start = hrtime(true);
do {
    validated($translator, $rules, $bytes);
    $runs++;
    $nanoseconds = hrtime(true) - $start;
} while ($nanoseconds < $seconds * 1e9);

echo json_encode(['php' => PHP_VERSION, 'failed' => $failed, 'runs' => $runs, 'seconds' => $nanoseconds / 1e9]);
