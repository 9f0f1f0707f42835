<?php
// php laravel.php AUTOLOAD RULES.json PAYLOAD.json SECONDS
//
// Reads a payload again and again, from its bytes to Laravel's verdict, for so many seconds, and prints as JSON how
// long each time took, and what failed.

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

$nanoseconds = [];
$start = hrtime(true);
do {
    $before = hrtime(true);
    validated($translator, $rules, $bytes);
    $now = hrtime(true);
    $nanoseconds[] = $now - $before;
} while ($now - $start < $seconds * 1e9);

echo json_encode(['failed' => $failed, 'nanoseconds' => $nanoseconds]);
